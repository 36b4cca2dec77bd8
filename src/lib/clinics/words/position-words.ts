import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { sourceOfEdition } from '#lib/clinics/record/known-sources.ts';
import { basisOf } from '#lib/clinics/record/provenance/statements.ts';
import { m } from '#lib/paraglide/messages.js';
import { provenanceInWords } from './provenance-words.ts';

/**
 * Where a clinic's place on the map is from.
 *
 * @param today ISO date that freshness is measured from
 */
export function positionInWords(clinic: Clinic, today: string): string {
	const basis = basisOf(clinic, 'position');
	if (basis && basis.source !== 'directory_import') {
		return m.clinic_sources_position_by({ source: provenanceInWords(basis, today) });
	}
	if (clinic.position.precision === 'zip') {
		return m.clinic_sources_position_zip({ zip: clinic.address.zip });
	}
	const by = sourceOfEdition(basis?.edition ?? '').known?.pointsBy;
	return by ? m.clinic_sources_position_points({ by }) : m.clinic_sources_position();
}
