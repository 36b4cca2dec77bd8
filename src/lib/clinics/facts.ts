// Apart from the schema, so that a page that only reads clinics doesn't load the validator.
import type { Clinic, Fact } from './clinic.ts';
import type { Provenance } from './provenance.ts';

/** Source, trust and date of a clinic's fact; undefined when nothing is reported of it. */
export function provenanceOf(it: Clinic, fact: Fact): Provenance | undefined {
	return it.statements.find((one) => one.facts.includes(fact));
}

/** Whether a clinic reports any ketamine or esketamine treatment. */
export function treats(it: Clinic): boolean {
	return it.services.length > 0;
}
