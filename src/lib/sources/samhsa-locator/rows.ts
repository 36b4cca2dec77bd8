import Papa from 'papaparse';
import { parsePhone } from '#lib/clinics/record/contact/parse-phone.ts';
import type { Point } from '#lib/geo/point.ts';
import { UnreadableDirectory, type List, type OpenedFile } from '#lib/sources/import/source.ts';
import type { Row } from '#lib/sources/import/row.ts';

/** A facility as the locator lists it. */
export interface LocatorRow extends Row {
	/** As it is written; absent: none, which the file writes "http://". */
	website?: string;
	point: Point;
}

const NEEDED = [
	...['name1', 'name2', 'street1', 'street2', 'city', 'state', 'zip', 'phone'],
	...['intake1', 'intake2', 'website', 'latitude', 'longitude', 'type_facility']
];

type Cells = Record<string, string>;

/** Whether a file is the locator's, by its header. */
export function isLocator({ bytes, sheets }: OpenedFile): boolean {
	if (sheets) return false;
	const header = textOf(bytes.subarray(0, 1000)).split(/\r?\n/)[0];
	return ['name1', 'website', 'type_facility'].every((name) => header.includes(`"${name}"`));
}

/**
 * The rows of the file.
 *
 * @throws UnreadableDirectory when a column is missing
 */
export function readRows({
	bytes
}: OpenedFile): Pick<List<LocatorRow>, 'rows' | 'read' | 'refused' | 'warnings'> {
	const { data, meta } = Papa.parse<Cells>(textOf(bytes), { header: true, skipEmptyLines: true });
	const missing = NEEDED.filter((name) => !meta.fields?.includes(name));
	if (missing.length > 0) {
		throw new UnreadableDirectory(
			`The locator's file has no column ${missing.join(', ')}. Use it as it was published, with its header row.`
		);
	}
	const rows = data.map((cells, i) => toRow(cells, i + 2));
	return { rows: rows.toSorted(byContent), read: rows.length, refused: [], warnings: [] };
}

/** The file is in latin-1. */
const textOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

function toRow(cells: Cells, row: number): LocatorRow {
	const cell = (name: string) => (cells[name] === 'NA' ? '' : cells[name].trim());
	const [phone, ...intake] = ['phone', 'intake1', 'intake2'].map((name) => parsePhone(cell(name)));
	const website = cell('website');
	return {
		edition: 2020,
		row,
		name: cell('name1'),
		...(cell('name2') && { site: cell('name2') }),
		street: /[\p{L}\d]/u.test(cell('street1')) ? cell('street1') : null,
		...(cell('street2') && { unit: cell('street2') }),
		city: cell('city'),
		state: cell('state'),
		// Kept as a number, a ZIP loses its zeros.
		zip: cell('zip').padStart(5, '0'),
		...(phone && { phone }),
		intakePhones: intake.filter((it) => it !== undefined),
		...(website !== 'http://' && { website }),
		point: { latitude: Number(cell('latitude')), longitude: Number(cell('longitude')) }
	};
}

/** So that nothing depends on the order of the file's rows. */
function byContent(a: LocatorRow, b: LocatorRow): number {
	const [x, y] = [a, b].map(({ row: _, ...rest }) => JSON.stringify(rest));
	return x < y ? -1 : x > y ? 1 : 0;
}
