/** Where a field of bits lies. */
export interface BitField {
	/** Which word. */
	word: number;
	/** Bits of the word below it. */
	shift: number;
	/** All of its bits, as read after shifting: 7 for a field of three bits. */
	mask: number;
}

const WORD = 32;

/**
 * Lays fields of bits into as many 32-bit words as they need: each into the first word that has room
 * for it, in the order given. No field lies across two words.
 *
 * @param sizes how many bits each field has
 * @throws RangeError when a field has no bits, or more than a word
 */
export function layOut<Name extends string>(
	sizes: Readonly<Record<Name, number>>
): Record<Name, BitField> {
	const used: number[] = [];
	const place = (name: string, bits: number): BitField => {
		if (!Number.isInteger(bits) || bits < 1 || bits > WORD) {
			throw new RangeError(`"${name}" needs ${bits} bits: a field has 1 to ${WORD}.`);
		}
		const fits = used.findIndex((taken) => taken + bits <= WORD);
		const word = fits < 0 ? used.push(0) - 1 : fits;
		const shift = used[word];
		used[word] += bits;
		return { word, shift, mask: -1 >>> (WORD - bits) };
	};
	const entries = Object.entries<number>(sizes).map(([name, bits]) => [name, place(name, bits)]);
	return Object.fromEntries(entries) as Record<Name, BitField>;
}
