// Apart from what facts declare, so that a page of many clinics doesn't load their words.
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Vouched } from '#lib/clinics/record/facts/index.ts';
import type { Provenance } from './provenance.ts';
import type { PayerFact } from './stated.ts';
import type { Payer } from '#lib/clinics/record/vocabulary.ts';

/**
 * The statement that names a clinic's fact; undefined when none does. `payers` gives that of every
 * payer which no statement names singly: ask `payerProvenanceOf` for one of them.
 */
export function provenanceOf(it: Clinic, fact: Vouched | PayerFact): Provenance | undefined {
	return it.statements.find((one) => one.facts.includes(fact));
}

/** Source, trust and date of what a clinic says of a payer; undefined when it says nothing. */
export function payerProvenanceOf(it: Clinic, payer: Payer): Provenance | undefined {
	if (!it.payers[payer]) return undefined;
	return provenanceOf(it, `payers/${payer}`) ?? provenanceOf(it, 'payers');
}

/** The same text for the same source, trust and date, whatever they vouch for. */
export function provenanceKey({ source, level, edition, checkedAt, evidence }: Provenance): string {
	return JSON.stringify([source, level, edition, checkedAt, evidence]);
}

/** Whether a clinic reports any ketamine or esketamine treatment. */
export function treats(it: Clinic): boolean {
	return it.services.length > 0;
}
