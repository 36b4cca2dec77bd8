import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { payerProvenanceOf, provenanceOf } from '#lib/clinics/record/provenance/provenance-of.ts';
import { isFresh } from '#lib/clinics/record/provenance/freshness.ts';
import { attestedByClinic, type Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { statementsOf, type Stated } from '#lib/clinics/record/provenance/statements.ts';
import { LEVELS, PAYERS } from '#lib/clinics/record/vocabulary.ts';

/**
 * A clinic whose people said that everything is still right: what they can vouch for rests on their
 * word of today. What someone checked more closely stays while it is fresh, and a position stays
 * unless they gave it themselves: a ZIP's centre is nobody's word, and a point from OpenStreetMap
 * keeps its licence. Evidence of services and rows of coverage stays with them.
 *
 * @param today ISO date
 */
export function confirmed(clinic: Clinic, today: string): Clinic {
	const attested = attestedByClinic(today);
	const renewed = (before: Provenance | undefined): Provenance => {
		if (before && isHigher(before) && isFresh(before.checkedAt, today)) return before;
		return attested;
	};
	const withEvidence = (before: Provenance): Provenance => {
		const after = renewed(before);
		return { ...after, ...(before.evidence && { evidence: before.evidence }) };
	};
	return {
		...clinic,
		services: clinic.services.map((service) => ({
			...service,
			provenance: withEvidence(service.provenance),
			coverage: service.coverage.map((row) => ({
				...row,
				provenance: withEvidence(row.provenance)
			}))
		})),
		statements: statementsOf(
			clinic,
			(stated) => {
				const before = restedOn(clinic, stated);
				if (stated === 'position' && before && before.source !== 'clinic') return before;
				return renewed(before);
			},
			clinic.statements
		)
	};
}

const isHigher = ({ level }: Provenance) => LEVELS.indexOf(level) > LEVELS.indexOf('self_attested');

function restedOn(clinic: Clinic, stated: Stated): Provenance | undefined {
	const payer = PAYERS.find((one) => stated === `payers/${one}`);
	return payer ? payerProvenanceOf(clinic, payer) : provenanceOf(clinic, stated);
}
