import type { Clinic } from '#lib/clinics/record/clinic.ts';
import {
	flag,
	membersOf,
	oneOf,
	yesOrNo,
	type PackedFact
} from '#lib/clinics/record/packed-fact.ts';
import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	PAYERS,
	ROUTES,
	type Payer
} from '#lib/clinics/record/vocabulary.ts';

/** What a clinic says, as lists tell it and searches look for it. What is asked most comes first. */
export const TOLD_FACTS = {
	/** Routes of its services. */
	routes: membersOf(ROUTES, (it) => it.services.map(({ route }) => route)),
	ages: membersOf(AGE_GROUPS, (it) => it.ages),
	assistance: membersOf(ASSISTANCE, (it) => it.assistance),
	telehealthTherapy: yesOrNo((it) => it.telehealthTherapy),
	languages: membersOf(LANGUAGES, (it) => it.languages),
	kind: oneOf(FACILITY_KINDS, (it) => it.kind),
	acceptingNewPatients: yesOrNo((it) => it.acceptingNewPatients),
	implausible: flag((it) => it.implausible === true)
} satisfies Record<string, PackedFact<unknown>>;

/** All that the columns hold of each clinic in bits. */
export const PACKED_FACTS = {
	payersAccepted: membersOf(PAYERS, (it) => payersThat(it, 'accepted')),
	payersRefused: membersOf(PAYERS, (it) => payersThat(it, 'not_accepted')),
	/** Something is known of a payer for one of its treatments: the payers above don't say all. */
	hasCoverage: flag((it) => it.services.some(({ coverage }) => coverage.length > 0)),
	...TOLD_FACTS,
	/** It stands at the middle of its ZIP code. */
	approximate: flag((it) => it.position.precision === 'zip')
} satisfies Record<string, PackedFact<unknown>>;

export type PackedFacts = typeof PACKED_FACTS;

function payersThat(it: Clinic, answer: Clinic['payers'][Payer]): Payer[] {
	return PAYERS.filter((payer) => it.payers[payer] === answer);
}
