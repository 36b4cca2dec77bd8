/**
 * Which positions a search lets through, told by bits so that a loop over many stays quick. 0 asks
 * nothing.
 */
export interface Sieve {
	/** A word for each position. */
	words: Uint32Array;
	/** All of these bits are set … */
	all: number;
	/** … and one of these … */
	any: number;
	/** … and one of these … */
	either: number;
	/** … and this holds. null: bits say it all. */
	rest: ((i: number) => boolean) | null;
}

/** Whether position `i` gets through. */
export function passes(sieve: Sieve, i: number): boolean {
	const { all, any, either, rest } = sieve;
	const word = sieve.words[i];
	return (
		(word & all) === all &&
		(any === 0 || (word & any) !== 0) &&
		(either === 0 || (word & either) !== 0) &&
		(rest === null || rest(i))
	);
}

/**
 * The positions `first` to `end` − 1 that have all of the sieve's `all` bits, written to `found`; how
 * many. A loop without branches: on thousands of words, guessing them wrong costs more than the test.
 */
export function sift(
	{ words, all }: Sieve,
	first: number,
	end: number,
	found: Uint32Array
): number {
	let count = 0;
	for (let i = first; i < end; i++) {
		found[count] = i;
		const missing = all & ~words[i];
		// 1 when nothing is missing: only 0 has no bit set in itself or in its negative.
		count += ((missing | -missing) >>> 31) ^ 1;
	}
	return count;
}

/** The same sieve in fewer tests: "one of" a single bit is that bit. */
export function simplify({ words, all, any, either, rest }: Sieve): Sieve {
	const single = (bits: number) => (bits & (bits - 1)) === 0;
	return {
		words,
		all: all | (single(any) ? any : 0) | (single(either) ? either : 0),
		any: single(any) ? 0 : any,
		either: single(either) ? 0 : either,
		rest
	};
}

/** Lets everything through. */
export function everything(count: number): Sieve {
	return { words: new Uint32Array(count), all: 0, any: 0, either: 0, rest: null };
}
