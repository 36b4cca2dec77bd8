import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EDITIONS, type Edition } from '#lib/clinics/vocabulary.ts';
import { readSheets, type EditionListings, type Sheet } from '#lib/sources/samhsa-sheets.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The sheets of a small cut of an edition. */
export function sheetsOf(edition: Edition): Sheet[] {
	return JSON.parse(readFileSync(at(`../fixtures/samhsa/${edition}.json`), 'utf8'));
}

/** Small cuts of every edition, read. */
export function cutEditions(): EditionListings[] {
	return EDITIONS.map((edition) => readSheets(sheetsOf(edition), edition));
}

/** A small cut of the file of geocoded addresses. */
export function geocodesText(): string {
	return readFileSync(at('../fixtures/samhsa/geocodes.csv'), 'utf8');
}

/** The whole files, where they are kept beside the project; undefined elsewhere. */
export function rawFiles(): { workbook(edition: Edition): string; geocodes: string } | undefined {
	const folder = at('../../../shared/data/samhsa/');
	if (!existsSync(folder)) return undefined;
	return {
		workbook: (edition) => `${folder}mh-directory-${edition}.xlsx`,
		geocodes: `${folder}geocodes-2022.csv`
	};
}

/** The committed directory, as text. */
export function committedDirectory(): string {
	return readFileSync(at('../../data/clinics.geojson'), 'utf8');
}
