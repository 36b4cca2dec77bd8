import { editionId, type Edition as ListedEdition } from '#lib/clinics/record/editions.ts';

/** Yearly editions of the SAMHSA directory that can be read, oldest first. */
export const EDITIONS = [2022, 2023, 2024] as const;
export type Edition = (typeof EDITIONS)[number];

/** The source that its editions are listed under. */
export const SAMHSA = 'samhsa';

/** An edition as a provenance names it: "samhsa-2024". */
export const samhsaEdition = (year: Edition): string =>
	editionId({ source: SAMHSA, edition: String(year) });

/** Rows of each edition's "Facilities List" sheet, and those with the code KIT, as SAMHSA published them. */
export const EDITION_ROWS: Record<Edition, { rows: number; ketamine: number }> = {
	2022: { rows: 9037, ketamine: 104 },
	2023: { rows: 8707, ketamine: 82 },
	2024: { rows: 8319, ketamine: 138 }
};

/** How many rows an edition had; undefined: it isn't SAMHSA's, or not one of these. */
export function rowsIn(it: ListedEdition): { rows: number; ketamine: number } | undefined {
	const year = EDITIONS.find((one) => samhsaEdition(one) === editionId(it));
	return year && EDITION_ROWS[year];
}
