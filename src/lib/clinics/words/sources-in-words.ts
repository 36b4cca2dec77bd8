import { KNOWN_SOURCES, yearsOfSource } from '#lib/clinics/record/known-sources.ts';
import { listInWords } from '#lib/format/locale.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

/** The sources that facilities report to, with their years: "SAMHSA (2022–2024)". */
export function sourcesInWords(): string {
	const reported = Object.values(KNOWN_SOURCES).filter((it) => it.reportedByFacilities);
	return listInWords(
		reported.map((it) => `${it.name} (${yearsOfSource(it)})`),
		getLocale()
	);
}
