import type { Clinic } from '#lib/clinics/record/clinic.ts';
import {
	AGE_GROUPS,
	ASSISTANCE,
	PAYERS,
	ROUTES,
	type AgeGroup,
	type Assistance,
	type Payer,
	type Route
} from '#lib/clinics/record/vocabulary.ts';

// One word for each clinic, so that a search tests most of its filters at once. A byte each for
// routes, payers taken, payers refused, and the rest: that compresses well.

/** All routes. Bits 0–6. */
export const ANY_ROUTE = (1 << ROUTES.length) - 1;
/** The position is the centre of a ZIP area. */
const APPROXIMATE = 1 << 7;
const ACCEPTED = 8;
const REFUSED = 16;
const HELP = 24;
/** Offers talking therapy by video or phone. */
export const TELEHEALTH = 1 << 26;
const AGE = 27;
/** Something is known of a payer for one of its treatments: the mask doesn't say all. */
export const HAS_COVERAGE = 1 << 31;

export const routeBit = (route: Route): number => 1 << ROUTES.indexOf(route);
export const acceptedBit = (payer: Payer): number => 1 << (ACCEPTED + PAYERS.indexOf(payer));
export const refusedBit = (payer: Payer): number => 1 << (REFUSED + PAYERS.indexOf(payer));
export const helpBit = (help: Assistance): number => 1 << (HELP + ASSISTANCE.indexOf(help));
export const ageBit = (age: AgeGroup): number => 1 << (AGE + AGE_GROUPS.indexOf(age));

/** The mask of a clinic. */
export function maskOf(it: Clinic): number {
	let mask = it.position.precision === 'zip' ? APPROXIMATE : 0;
	for (const { route, coverage } of it.services) {
		mask |= routeBit(route) | (coverage.length > 0 ? HAS_COVERAGE : 0);
	}
	for (const payer of PAYERS) {
		if (it.payers[payer] === 'accepted') mask |= acceptedBit(payer);
		if (it.payers[payer] === 'not_accepted') mask |= refusedBit(payer);
	}
	for (const help of it.assistance) mask |= helpBit(help);
	if (it.telehealthTherapy) mask |= TELEHEALTH;
	for (const age of it.ages) mask |= ageBit(age);
	return mask;
}

// What a list shows but no search asks for.

/** It was asked, and offers no talking therapy by video or phone. */
export const NO_TELEHEALTH = 1;
export const ACCEPTING_NEW = 2;
export const NOT_ACCEPTING_NEW = 4;
export const IMPLAUSIBLE = 8;

/** The flags of a clinic: what its mask has no room for. */
export function flagsOf(it: Clinic): number {
	return (
		(it.telehealthTherapy === false ? NO_TELEHEALTH : 0) |
		(it.acceptingNewPatients === true ? ACCEPTING_NEW : 0) |
		(it.acceptingNewPatients === false ? NOT_ACCEPTING_NEW : 0) |
		(it.implausible ? IMPLAUSIBLE : 0)
	);
}

/** Whether a clinic stands at the middle of its ZIP code, by its mask. */
export const isApproximate = (mask: number): boolean => (mask & APPROXIMATE) !== 0;

/** The members of a list whose bits are set: bit i stands for `list[i]`. */
export function membersOf<T>(list: readonly T[], bits: number): T[] {
	return list.filter((_, i) => (bits & (1 << i)) !== 0);
}

/** Bit i for each `list[i]` that is among `members`. */
export function bitsOf<T>(list: readonly T[], members: readonly T[]): number {
	return members.reduce((bits, member) => bits | (1 << list.indexOf(member)), 0);
}

/** A mask, taken apart. */
export function readMask(mask: number): {
	routes: Route[];
	payers: Clinic['payers'];
	assistance: Assistance[];
	ages: AgeGroup[];
	precision: Clinic['position']['precision'];
} {
	const payers: Clinic['payers'] = {};
	for (const payer of PAYERS) {
		if (mask & acceptedBit(payer)) payers[payer] = 'accepted';
		if (mask & refusedBit(payer)) payers[payer] = 'not_accepted';
	}
	return {
		routes: membersOf(ROUTES, mask),
		payers,
		assistance: membersOf(ASSISTANCE, mask >> HELP),
		ages: membersOf(AGE_GROUPS, mask >> AGE),
		precision: mask & APPROXIMATE ? 'zip' : 'address'
	};
}
