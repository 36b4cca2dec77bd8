import type { Clinic } from '#lib/clinics/record/clinic.ts';
import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	PAYERS,
	ROUTES,
	type Payer
} from '#lib/clinics/record/vocabulary.ts';

/** How a fact of a clinic is packed into bits, and read back. */
export interface PackedFact<T> {
	/** How many bits it takes: 1 to 32. */
	bits: number;
	pack(it: Clinic): number;
	unpack(bits: number): T;
}

/**
 * What the columns hold of each clinic in bits, for searching and for the list. What is searched by
 * most comes first, so that one word settles most searches.
 */
export const PACKED_FACTS = {
	/** Routes that it offers. */
	routes: membersOf(ROUTES, (it) => it.services.map(({ route }) => route)),
	/** Something is known of a payer for one of its treatments: the payers below don't say all. */
	hasCoverage: flag((it) => it.services.some(({ coverage }) => coverage.length > 0)),
	payersAccepted: membersOf(PAYERS, (it) => payersThat(it, 'accepted')),
	payersRefused: membersOf(PAYERS, (it) => payersThat(it, 'not_accepted')),
	ages: membersOf(AGE_GROUPS, (it) => it.ages),
	assistance: membersOf(ASSISTANCE, (it) => it.assistance),
	telehealthTherapy: yesOrNo((it) => it.telehealthTherapy),
	languages: membersOf(LANGUAGES, (it) => it.languages),
	kind: oneOf(FACILITY_KINDS, (it) => it.kind),
	/** It stands at the middle of its ZIP code. */
	approximate: flag((it) => it.position.precision === 'zip'),
	acceptingNewPatients: yesOrNo((it) => it.acceptingNewPatients),
	implausible: flag((it) => it.implausible === true)
} satisfies Record<string, PackedFact<unknown>>;

export type PackedFacts = typeof PACKED_FACTS;

/** Any members of a list: bit n stands for `list[n]`. */
function membersOf<T>(list: readonly T[], members: (it: Clinic) => readonly T[]): PackedFact<T[]> {
	return {
		bits: list.length,
		pack: (it) => bitsOf(list, members(it)),
		unpack: (bits) => membersIn(list, bits)
	};
}

/** One member of a list, a bit for each, so that one look tells whether it is among several. */
function oneOf<T>(list: readonly T[], member: (it: Clinic) => T): PackedFact<T> {
	return {
		bits: list.length,
		pack: (it) => bitsOf(list, [member(it)]),
		unpack: (bits) => membersIn(list, bits)[0]
	};
}

function flag(holds: (it: Clinic) => boolean): PackedFact<boolean> {
	return { bits: 1, pack: (it) => Number(holds(it)), unpack: (bits) => bits === 1 };
}

/** The bit of `yesOrNo` that says yes. */
export const YES = 1;
const NO = 2;

/** Yes, no, or neither: not reported. */
function yesOrNo(answer: (it: Clinic) => boolean | undefined): PackedFact<boolean | null> {
	return {
		bits: 2,
		pack(it) {
			const said = answer(it);
			return said === undefined ? 0 : said ? YES : NO;
		},
		unpack: (bits) => (bits & YES ? true : bits & NO ? false : null)
	};
}

const payersThat = (it: Clinic, answer: Clinic['payers'][Payer]) =>
	PAYERS.filter((payer) => it.payers[payer] === answer);

/** Bit n for each `list[n]` that is among `members`. */
export function bitsOf<T>(list: readonly T[], members: readonly T[]): number {
	return members.reduce((bits, member) => bits | (1 << list.indexOf(member)), 0);
}

/** The members of a list whose bits are set: bit n stands for `list[n]`. */
export function membersIn<T>(list: readonly T[], bits: number): T[] {
	return list.filter((_, n) => (bits & (1 << n)) !== 0);
}
