/** A test of one word of each position. */
export interface BitTest {
	/** A word for each position. */
	words: Uint32Array;
	/** All of these bits are set … */
	all: number;
	/** … and one of these. 0: none need be. */
	any: number;
}

/**
 * Which positions a search lets through, told by bits as far as they go, so that a loop over many
 * stays quick.
 */
export interface ColumnFilter {
	/** The word of each position that most is asked of. null: no bits are asked for. */
	words: Uint32Array | null;
	/** All of these bits of it are set … */
	all: number;
	/** … and one of these, unless 0 … */
	any: number;
	/** … and all of these pass. null: nothing is asked of other words … */
	more: readonly BitTest[] | null;
	/** … and this holds. null: bits say it all. */
	rest: ((i: number) => boolean) | null;
}

/** Lets everything through. */
export const EVERYTHING: ColumnFilter = { words: null, all: 0, any: 0, more: null, rest: null };

/** Whether position `i` gets through. */
export function passes({ words, all, any, more, rest }: ColumnFilter, i: number): boolean {
	if (words !== null) {
		const word = words[i];
		if ((word & all) !== all || (any !== 0 && (word & any) === 0)) return false;
	}
	if (more !== null) {
		for (let n = 0; n < more.length; n++) if (!passesTest(more[n], i)) return false;
	}
	return rest === null || rest(i);
}

/** Whether the word of position `i` passes. */
export function passesTest({ words, all, any }: BitTest, i: number): boolean {
	const word = words[i];
	return (word & all) === all && (any === 0 || (word & any) !== 0);
}

/**
 * The positions `first` to `end` − 1 that have all bits that the first test asks for, written to
 * `found`; how many. A loop without branches: on thousands of words, guessing them wrong costs more
 * than the test.
 */
export function sift(
	{ words, all }: ColumnFilter,
	first: number,
	end: number,
	found: Uint32Array
): number {
	let count = 0;
	if (words === null) {
		for (let i = first; i < end; i++) found[count++] = i;
		return count;
	}
	for (let i = first; i < end; i++) {
		found[count] = i;
		const missing = all & ~words[i];
		// 1 when nothing is missing: only 0 has no bit set in itself or in its negative.
		count += ((missing | -missing) >>> 31) ^ 1;
	}
	return count;
}

/** A filter of as few tests as say the same: "one of" a single bit is that bit. */
export function columnFilter(
	asked: readonly BitTest[],
	rest: ColumnFilter['rest'] = null
): ColumnFilter {
	const tests: BitTest[] = [];
	for (const { words, all, any } of asked) {
		const isSingle = (any & (any - 1)) === 0;
		addTest(tests, words, isSingle ? all | any : all, isSingle ? 0 : any);
	}
	if (tests.length === 0) return { words: null, all: 0, any: 0, more: null, rest };
	const { words, all, any } = tests[0];
	return { words, all, any, more: tests.length > 1 ? tests.slice(1) : null, rest };
}

/** Adds a test of words to those there are: to one of the same words, where that says the same. */
function addTest(tests: BitTest[], words: Uint32Array, all: number, any: number): void {
	for (const test of tests) {
		if (test.words !== words || (test.any !== 0 && any !== 0)) continue;
		test.all |= all;
		test.any |= any;
		return;
	}
	if (all !== 0 || any !== 0) tests.push({ words, all, any });
}
