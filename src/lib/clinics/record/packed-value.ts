/** How what is said of a fact is packed into bits for searching and for lists, and read back. */
export interface PackedValue<Said, Told = Said> {
	/** How many bits it takes: 1 to 32. */
	bits: number;
	/** What each of them stands for, in their order. */
	words: readonly unknown[];
	pack: (value: Said) => number;
	unpack: (bits: number) => Told;
}

/** Any members of a list: bit n stands for `list[n]`. */
export const packSome = <T>(list: readonly T[]): PackedValue<readonly T[], T[]> => ({
	bits: list.length,
	words: list,
	pack: (members) => bitsOf(list, members),
	unpack: (bits) => membersIn(list, bits)
});

/** One member of a list. A bit for each, so that one look tells whether it is among several. */
export const packOne = <T>(list: readonly T[]): PackedValue<T> => ({
	bits: list.length,
	words: list,
	pack: (member) => bitsOf(list, [member]),
	unpack: (bits) => membersIn(list, bits)[0]
});

/** The same, or nothing: not reported. */
export const packMaybeOne = <T>(list: readonly T[]): PackedValue<T | undefined, T | null> => ({
	bits: list.length,
	words: list,
	pack: (member) => (member === undefined ? 0 : bitsOf(list, [member])),
	unpack: (bits) => membersIn(list, bits).at(0) ?? null
});

/** The bit that says yes. */
export const YES = 1;
const NO = 2;

/** True, or nothing of the kind. */
export const packFlag = (): PackedValue<boolean | undefined, boolean> => ({
	bits: 1,
	words: [true],
	pack: (holds) => (holds ? YES : 0),
	unpack: (bits) => bits === YES
});

/** Yes, no, or neither: not reported. */
export const packYesOrNo = (): PackedValue<boolean | undefined, boolean | null> => ({
	bits: 2,
	words: [true, false],
	pack: (said) => (said === undefined ? 0 : said ? YES : NO),
	unpack: (bits) => (bits & YES ? true : bits & NO ? false : null)
});

/**
 * Bit n for each `list[n]` that is among `members`.
 *
 * @throws RangeError when one is not in the list: it would set another's bit
 */
export function bitsOf<T>(list: readonly T[], members: readonly T[]): number {
	let bits = 0;
	for (const member of members) {
		const n = list.indexOf(member);
		if (n < 0) throw new RangeError(`"${String(member)}" is none of: ${list.join(', ')}.`);
		bits |= 1 << n;
	}
	return bits;
}

/** The members of a list whose bits are set: bit n stands for `list[n]`. */
export function membersIn<T>(list: readonly T[], bits: number): T[] {
	return list.filter((_, n) => (bits & (1 << n)) !== 0);
}
