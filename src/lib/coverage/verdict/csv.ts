import Papa from 'papaparse';
import { caution } from './words.ts';

/** A cell that a spreadsheet would run, on however many lines it stands. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Records as CSV. The first record names the columns; the last is the caution that stands on every
 * page.
 *
 * @param today ISO date, which the caution bears
 */
export function asCsv(
	names: readonly string[],
	records: readonly (readonly (string | number | null)[])[],
	today: string
): string {
	return csvText([names, ...records, [caution(today)]]);
}

/**
 * Lines as CSV (RFC 4180), with a byte order mark so that spreadsheets read UTF-8. Cells that a
 * spreadsheet would run as a formula are defused by an apostrophe before them.
 */
export function csvText(lines: readonly (readonly (string | number | null)[])[]): string {
	const options = { escapeFormulae: FORMULA, newline: '\r\n' };
	return (
		'\ufeff' +
		Papa.unparse(
			lines.map((line) => [...line]),
			options
		) +
		'\r\n'
	);
}
