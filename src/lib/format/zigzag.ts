/** A whole number of up to 31 bits and a sign, without the sign: 0, −1, 1, −2 … → 0, 1, 2, 3 … */
export const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;

/** Turns `zigzag` back. */
export const unzigzag = (value: number): number => (value >>> 1) ^ -(value & 1);

/** How far each whole number is from the one before, without signs; the first, from 0. */
export function differences(values: ArrayLike<number>): Uint32Array {
	return Uint32Array.from(values, (value, i) => zigzag(value - (i > 0 ? values[i - 1] : 0)));
}

/** Turns `differences` back. */
export function sums(zigzags: Uint32Array): Int32Array {
	const values = new Int32Array(zigzags.length);
	let sum = 0;
	for (let i = 0; i < zigzags.length; i++) values[i] = sum += unzigzag(zigzags[i]);
	return values;
}
