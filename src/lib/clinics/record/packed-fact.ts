import type { Clinic } from './clinic.ts';

/** How a fact of a clinic is packed into bits for searching and for lists, and read back. */
export interface PackedFact<T> {
	/** How many bits it takes: 1 to 32. */
	bits: number;
	pack(it: Clinic): number;
	unpack(bits: number): T;
}

/** Any members of a list: bit n stands for `list[n]`. */
export function packSome<T>(
	list: readonly T[],
	members: (it: Clinic) => readonly T[]
): PackedFact<T[]> {
	return {
		bits: list.length,
		pack: (it) => bitsOf(list, members(it)),
		unpack: (bits) => membersIn(list, bits)
	};
}

/**
 * One member of a list, or none (undefined). A bit for each, so that one look tells whether it is
 * among several.
 */
export function packOne<T, Member extends T | undefined>(
	list: readonly T[],
	member: (it: Clinic) => Member
): PackedFact<Member> {
	return {
		bits: list.length,
		pack(it) {
			const one = member(it);
			return one === undefined ? 0 : bitsOf<T | undefined>(list, [one]);
		},
		unpack: (bits) => membersIn(list, bits)[0] as Member
	};
}

export function packFlag(holds: (it: Clinic) => boolean): PackedFact<boolean> {
	return { bits: 1, pack: (it) => Number(holds(it)), unpack: (bits) => bits === YES };
}

/** The bit of `packFlag` and of `packYesOrNo` that says yes. */
export const YES = 1;
const NO = 2;

/** Yes, no, or neither: not reported. */
export function packYesOrNo(
	answer: (it: Clinic) => boolean | undefined
): PackedFact<boolean | null> {
	return {
		bits: 2,
		pack(it) {
			const said = answer(it);
			return said === undefined ? 0 : said ? YES : NO;
		},
		unpack: (bits) => (bits & YES ? true : bits & NO ? false : null)
	};
}

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
