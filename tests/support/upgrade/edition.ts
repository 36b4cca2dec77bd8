import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Sheet } from './workbook.ts';

const read = (path: string): unknown =>
	JSON.parse(
		readFileSync(fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url)), 'utf8')
	);

/** A row of the directory's file: name, site, two lines of street, town, state, ZIP, phone, … */
type Row = readonly (string | null)[];

/** Facilities of the fixture as SAMHSA's edition of 2024 lists them, with the header first. */
const ROWS = read('upgrade/facilities-2024.json') as readonly Row[];

/** Listed only by the edition that is imported last. */
const ADDED = 'Winds of Change';
/** Dropped by it: nobody vouches for the first, and people put the second right. */
const DROPPED = ['Watson Institute', 'Camelback Recovery Treatment Center'];
/** Has another number there. */
const CALLED_ANEW = { name: 'Bradley Hospital', phone: '401-555-0113' };

const PHONE = 7;

/** A feature of the directory's file, as far as the cut needs it. */
interface Feature {
	properties: {
		name: string;
		unit?: string;
		address: { street: string | null; city: string; state: string };
	};
}

/** The cut of a directory that the fixture starts from. @param directory GeoJSON */
export function cutOf(directory: string): string {
	const whole = JSON.parse(directory) as { features: Feature[] };
	const isIn = ({ properties: { name, unit, address } }: Feature) =>
		name !== ADDED &&
		ROWS.some(
			(row) =>
				row[0] === name &&
				row[1] === (unit ?? null) &&
				row[4] === address.city &&
				row[5] === address.state &&
				(address.street === null || row[2] === address.street)
		);
	return JSON.stringify({ ...whole, features: whole.features.filter(isIn) });
}

/** The edition of 2024 that was imported last. */
export function importedEdition(): Sheet[] {
	const codes = (read('samhsa/2024.json') as Sheet[])[1];
	const rows = ROWS.filter(([name]) => !DROPPED.includes(name ?? '')).map((row) =>
		row[0] === CALLED_ANEW.name ? row.with(PHONE, CALLED_ANEW.phone) : row
	);
	return [{ sheet: 'Facilities List', data: rows }, codes];
}
