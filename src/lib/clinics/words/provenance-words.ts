import { dateFormat } from '#lib/format/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { isFresh } from '#lib/clinics/record/provenance/freshness.ts';
import { sourceOfEdition } from '#lib/clinics/record/known-sources.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';

/** An ISO date as people write it, in the language of the page. A bare year stays a year. */
export function dateInWords(iso: string): string {
	if (/^\d{4}$/.test(iso)) return iso;
	return dateFormat(getLocale(), {
		dateStyle: 'long',
		timeZone: 'UTC'
	}).format(new Date(iso));
}

/** An edition of a source: "Reported by the facility to SAMHSA, 2024 edition". */
export function editionInWords(edition: string): string {
	const { id, year, known } = sourceOfEdition(edition);
	const said = { source: known?.name ?? id, year };
	return known?.reportedByFacilities ? m.source_directory(said) : m.source_list(said);
}

/**
 * Where a fact comes from and how fresh it is: "Reported by the facility to SAMHSA, 2024 edition;
 * not confirmed by anyone else".
 *
 * @param today ISO date that freshness is measured from
 */
export function provenanceInWords(provenance: Provenance, today: string): string {
	const source = {
		directory_import: () => editionInWords(provenance.edition ?? ''),
		clinic: m.source_clinic,
		payer_document: m.source_payer_document,
		phone_call: m.source_phone_call,
		patient_report: m.source_patient_report
	}[provenance.source]();
	const { checkedAt } = provenance;
	const freshness =
		checkedAt === null
			? m.source_not_confirmed()
			: isFresh(checkedAt, today)
				? m.source_checked({ date: dateInWords(checkedAt) })
				: m.source_not_confirmed_since({ date: dateInWords(checkedAt) });
	return `${source}; ${freshness}`;
}
