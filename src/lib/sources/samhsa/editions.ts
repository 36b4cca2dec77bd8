import { editionId } from '#lib/clinics/record/editions.ts';

/** Yearly editions of the SAMHSA directory that can be read, oldest first. */
export const EDITIONS = [2022, 2023, 2024] as const;
export type Edition = (typeof EDITIONS)[number];

/** The source that its editions are listed under. */
export const SAMHSA = 'samhsa';

/** An edition as a provenance names it: "samhsa-2024". */
export const samhsaEdition = (year: Edition): string =>
	editionId({ source: SAMHSA, edition: String(year) });
