import Papa from 'papaparse';

/** A cell; null is empty. */
export type CsvCell = string | number | null;

/** What a spreadsheet would run begins so, whatever follows, further lines among it. */
const FORMULA = /^[=+\-@\t\r]/;
/** A guard before such a beginning. */
const GUARDED = /^'(?=[=+\-@\t\r])/;

/**
 * Records as CSV (RFC 4180), with a byte order mark so that spreadsheets read UTF-8. A text that a
 * spreadsheet would run as a formula is guarded by an apostrophe before it.
 */
export function csvText(records: readonly (readonly CsvCell[])[]): string {
	const cells = records.map((record) => [...record]);
	return `\ufeff${Papa.unparse(cells, { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}

/** A cell that was read, as it was meant: without the guard. */
export const withoutGuard = (cell: string): string => cell.replace(GUARDED, '');
