import type { Clinic } from '#lib/clinics/record/clinic.ts';
import {
	coverageField,
	factOf,
	partsOf,
	serviceField,
	type Field
} from '#lib/clinics/record/fields.ts';
import type { Provenance } from './provenance.ts';
import { basisOf } from './statements.ts';

/** What a field of a clinic rests on; undefined: nothing is said of it. */
export function provenanceIn(clinic: Clinic, field: Field): Provenance | undefined {
	const { about } = partsOf(field);
	if (about === 'service') {
		return clinic.services.find((it) => serviceField(it) === field)?.provenance;
	}
	if (about === 'coverage') {
		return clinic.services
			.flatMap((it) => it.coverage.map((row) => ({ row, of: coverageField(it, row) })))
			.find(({ of }) => of === field)?.row.provenance;
	}
	const fact = factOf(field);
	return fact === null ? undefined : basisOf(clinic, fact);
}
