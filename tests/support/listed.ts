import { readDirectory } from '#lib/clinics/record/feature.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Payer } from '#lib/clinics/record/vocabulary.ts';
import { DEFAULT_FILTERS, type SearchQuery } from '#lib/search/query.ts';
import { placeAt } from './arbitrary-search.ts';
import { plainSearch } from './plain-search.ts';
import { committedDirectory } from './samhsa.ts';
import { ZIP_POINTS } from './zip-points.ts';

// What a page is to say of the committed directory, whatever an import makes of it: looked up clinic by
// clinic, without the columns and indexes that pages use.

let listed: Clinic[] | undefined;
const clinics = () => (listed ??= readDirectory(committedDirectory()));

type Zip = keyof typeof ZIP_POINTS;

/** Clinics with a treatment around a ZIP code, the nearest first; within 50 miles unless told. */
export function clinicsNear(zip: Zip, filters: Partial<SearchQuery> = {}): Clinic[] {
	const query = { ...DEFAULT_FILTERS, ...filters, place: placeAt(ZIP_POINTS[zip]) };
	const today = new Date().toISOString().slice(0, 10);
	return plainSearch(clinics(), query, today).treatments.map(({ index }) => clinics()[index]);
}

/**
 * How many there are, as pages say it. Tests say "clinics": two at least.
 *
 * @throws Error when the directory has too few for a test that means something
 */
export function countNear(zip: Zip, payer: Payer | null = null): number {
	const count = clinicsNear(zip, { payer }).length;
	if (count < 2)
		throw new Error(`Near ${zip}, paid by ${payer}, there are ${count}: choose another.`);
	return count;
}

/** The first clinic of the directory that a test can use. */
export function someClinic(isFit: (it: Clinic) => boolean): Clinic {
	const found = clinics().find(isFit);
	if (!found) throw new Error('No clinic of the directory is fit for this test.');
	return found;
}
