import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { PACKED_BITS } from '#lib/clinics/record/facts/packed.ts';
import { packFlag, packSome, type PackedFact } from '#lib/clinics/record/packed-fact.ts';
import { PAYERS, ROUTES, type Payer } from '#lib/clinics/record/vocabulary.ts';

/** What a clinic says, as lists tell it and searches look for it. */
export const TOLD_FACTS = {
	/** Routes of its services. */
	routes: packSome(ROUTES, (it) => it.services.map(({ route }) => route)),
	...PACKED_BITS,
	implausible: packFlag((it) => it.implausible === true)
} satisfies Record<string, PackedFact<unknown>>;

/** All that the columns hold of each clinic in bits. What is asked most comes first. */
export const PACKED_FACTS = {
	payersAccepted: packSome(PAYERS, (it) => payersThat(it, 'accepted')),
	payersRefused: packSome(PAYERS, (it) => payersThat(it, 'not_accepted')),
	/** Something is known of a payer for one of its treatments: the payers above don't say all. */
	hasCoverage: packFlag((it) => it.services.some(({ coverage }) => coverage.length > 0)),
	...TOLD_FACTS,
	/** It stands at the middle of its ZIP code. */
	approximate: packFlag((it) => it.position.precision === 'zip')
} satisfies Record<string, PackedFact<unknown>>;

export type PackedFacts = typeof PACKED_FACTS;

function payersThat(it: Clinic, answer: Clinic['payers'][Payer]): Payer[] {
	return PAYERS.filter((payer) => it.payers[payer] === answer);
}
