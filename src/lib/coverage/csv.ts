import Papa from 'papaparse';
import { caution } from './words.ts';

/**
 * Records as CSV (RFC 4180, with a byte order mark so that spreadsheets read UTF-8). The first record
 * names the columns; the last is the caution that stands on every page. Cells that a spreadsheet
 * would run as a formula are defused.
 *
 * @param today ISO date, which the caution bears
 */
export function asCsv(
	names: readonly string[],
	records: readonly (readonly (string | number | null)[])[],
	today: string
): string {
	const cells = [names, ...records, [caution(today)]];
	return '\ufeff' + Papa.unparse(cells, { escapeFormulae: true, newline: '\r\n' }) + '\r\n';
}
