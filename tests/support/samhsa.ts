import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Positions } from '#lib/sources/import/positions.ts';
import type { Past, Proposal } from '#lib/sources/import/proposal.ts';
import { propose } from '#lib/sources/import/propose.ts';
import type { Sheet } from '#lib/sources/import/source.ts';
import { TRUST } from '#lib/sources/index.ts';
import { EDITIONS, type Edition } from '#lib/sources/samhsa/editions.ts';
import { listOf } from '#lib/sources/samhsa/index.ts';
import { readSheets, type EditionListings } from '#lib/sources/samhsa/sheets.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The sheets of a small cut of an edition. */
export function sheetsOf(edition: Edition): Sheet[] {
	return JSON.parse(readFileSync(at(`../fixtures/samhsa/${edition}.json`), 'utf8'));
}

/** Small cuts of every edition, read. */
export function cutEditions(): EditionListings[] {
	return EDITIONS.map((edition) => readSheets(sheetsOf(edition), edition));
}

/** What editions of the directory change in what is known. */
export function proposeEditions(
	known: readonly Clinic[],
	editions: readonly EditionListings[],
	positions: Positions,
	past?: Past
): Proposal {
	return propose(known, editions.map(listOf), { positions, trust: TRUST }, past);
}

/** A small cut of the file of geocoded addresses. */
export function geocodesText(): string {
	return readFileSync(at('../fixtures/samhsa/geocodes.csv'), 'utf8');
}

/**
 * The whole files, which are too large to keep here: in `samhsa` under the folder that RAW_DATA
 * names, or beside the project. Undefined, and said in a line, where they are not.
 */
export function rawFiles(): { workbook(edition: Edition): string; geocodes: string } | undefined {
	const folder = join(process.env.RAW_DATA || at('../../../shared/data'), 'samhsa');
	if (!existsSync(folder)) {
		console.warn(`Not tested with the whole files of SAMHSA: RAW_DATA has no folder ${folder}`);
		return undefined;
	}
	return {
		workbook: (edition) => join(folder, `mh-directory-${edition}.xlsx`),
		geocodes: join(folder, 'geocodes-2022.csv')
	};
}

/** The committed directory, as text. */
export function committedDirectory(): string {
	return readFileSync(at('../../data/clinics.geojson'), 'utf8');
}
