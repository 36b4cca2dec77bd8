import type { Phone } from '#lib/clinics/record/contact/phone.ts';
import { isStateCode } from '#lib/places/states.ts';
import { parsePhone } from '#lib/clinics/record/contact/parse-phone.ts';
import { UnreadableDirectory, type List, type Sheet } from '#lib/sources/import/source.ts';
import type { Row, RowNote } from '#lib/sources/import/row.ts';
import { CODES } from './codes.ts';
import type { Edition } from './editions.ts';

/** A facility as one edition lists it. */
export interface Listing extends Row {
	edition: Edition;
	/** Service codes. A code that is absent is "not reported", never "no". */
	codes: ReadonlySet<string>;
}

/** What a workbook holds. */
export interface EditionListings extends Pick<List, 'refused' | 'warnings'> {
	edition: Edition;
	listings: Listing[];
}

const NEEDED = ['name1', 'name2', 'street1', 'street2', 'city', 'state', 'zip', 'phone'];
const CODE_COLUMN = 'service_code_info';
const INTAKE = ['intake1', 'intake1a', 'intake2', 'intake2a'];

/** A first line that runs on into the second: "Resnick Neuropsychiatric Hospital at" + "UCLA". */
const RUNS_ON = /\b(and|at|of|for|in|the|with|to|by)$|[&/,-]$/i;

/**
 * Reads the sheets of a National Directory of Mental Health Treatment Facilities. Column names
 * differ in case between editions; the codes' meanings are checked against the file's own sheet.
 *
 * @throws UnreadableDirectory when a sheet or a column is missing, or a code changed its meaning
 */
export function readSheets(sheets: readonly Sheet[], edition: Edition): EditionListings {
	checkCodes(table(sheets, 'service code reference'));
	const { columns, rows } = table(sheets, 'facilities list');
	const missing = [...NEEDED, CODE_COLUMN].filter((name) => !columns.has(name));
	if (missing.length > 0) {
		throw new UnreadableDirectory(
			`The sheet "Facilities List" has no column ${missing.join(', ')}. ` +
				'Use the workbook as SAMHSA publishes it, with its header row.'
		);
	}
	const result: EditionListings = { edition, listings: [], refused: [], warnings: [] };
	rows.forEach((cells, i) => {
		const cell = (name: string) => text(cells[columns.get(name) ?? -1]);
		if (cells.every((value) => text(value) === '')) return;
		const row = i + 2;
		const note = (reason: string): RowNote => ({ edition, row, name: cell('name1'), reason });
		const reason = whyUnusable(cell);
		if (reason) result.refused.push(note(reason));
		else {
			result.listings.push(
				toListing(cell, edition, row, (what) => {
					result.warnings.push(note(what));
				})
			);
		}
	});
	return result;
}

type Cells = (column: string) => string;

function whyUnusable(cell: Cells): string | undefined {
	if (!cell('name1')) return 'It has no name.';
	if (!cell('city')) return 'It has no town.';
	if (!isStateCode(cell('state'))) return `"${cell('state')}" is not a state or territory.`;
	if (!fiveDigits(cell('zip'))) return `"${cell('zip')}" is not a ZIP code.`;
	if (!cell(CODE_COLUMN)) return 'It has no service codes.';
	return undefined;
}

function toListing(
	cell: Cells,
	edition: Edition,
	row: number,
	warn: (what: string) => void
): Listing {
	const dial = (text: string) => {
		const phone = parsePhone(text);
		if (!phone) warn(`The phone "${text}" can't be dialled and was left out.`);
		return phone;
	};
	const [first, second] = [cell('name1'), cell('name2')];
	const runsOn = second !== '' && RUNS_ON.test(first);
	const phone = cell('phone') ? dial(cell('phone')) : undefined;
	const intake = INTAKE.map(cell).filter(Boolean).map(dial);
	// "- - -", "---": the facility withholds its street.
	const street = /[\p{L}\d]/u.test(cell('street1')) ? cell('street1') : null;
	const zip = fiveDigits(cell('zip')) ?? '';
	return {
		edition,
		row,
		name: runsOn ? `${first} ${second}` : first,
		...(second && !runsOn && { site: second }),
		street,
		...(street && cell('street2') && { unit: cell('street2') }),
		city: cell('city'),
		state: cell('state'),
		zip,
		...(phone && { phone }),
		intakePhones: distinct(intake.filter((it) => it !== undefined)).filter(
			(it) => key(it) !== (phone && key(phone))
		),
		codes: new Set(
			cell(CODE_COLUMN)
				.split(/[\s*]+/)
				.filter(Boolean)
		)
	};
}

/** Spreadsheets drop the leading zeros of ZIPs kept as numbers. */
function fiveDigits(zip: string): string | undefined {
	return /^\d{3,5}(-\d{4})?$/.test(zip)
		? zip.slice(0, 5).split('-')[0].padStart(5, '0')
		: undefined;
}

function checkCodes({ columns, rows }: Table): void {
	const of = (row: readonly unknown[], name: string) => text(row[columns.get(name) ?? -1]);
	const found = new Map(
		rows.map((row) => [
			of(row, 'service_code'),
			`${of(row, 'category_code')}: ${of(row, 'service_name')}`
		])
	);
	const changed = Object.entries(CODES).flatMap(([code, [category, meaning]]) => {
		const expected = `${category}: ${meaning}`;
		const actual = found.get(code);
		if (actual?.toLowerCase() === expected.toLowerCase()) return [];
		return [`${code} should mean "${expected}" and ${actual ? `means "${actual}"` : 'is missing'}`];
	});
	if (changed.length > 0) {
		throw new UnreadableDirectory(
			`The sheet "Service Code Reference" gives other meanings: ${changed.join('; ')}. ` +
				'Check the file, then src/lib/sources/samhsa/codes.ts, before importing.'
		);
	}
}

interface Table {
	/** Column name in lower case → position. */
	columns: ReadonlyMap<string, number>;
	rows: readonly (readonly unknown[])[];
}

function table(sheets: readonly Sheet[], name: string): Table {
	const data = sheets.find((it) => it.sheet.trim().toLowerCase() === name)?.data;
	if (!data?.length) {
		const names = sheets.map((it) => `"${it.sheet}"`).join(', ') || 'none';
		throw new UnreadableDirectory(
			`There is no sheet "${name}" (found: ${names}). ` +
				'Use the .xlsx of the National Directory of Mental Health Treatment Facilities.'
		);
	}
	const [header, ...rows] = data;
	return { columns: new Map(header.map((cell, i) => [text(cell).toLowerCase(), i])), rows };
}

function text(cell: unknown): string {
	if (typeof cell !== 'string' && typeof cell !== 'number') return '';
	return String(cell).replace(/\s+/g, ' ').trim();
}

const key = ({ number, extension }: Phone) => `${number} ${extension ?? ''}`;
const distinct = (phones: Phone[]) => [...new Map(phones.map((it) => [key(it), it])).values()];
