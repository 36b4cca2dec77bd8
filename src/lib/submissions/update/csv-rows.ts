import Papa from 'papaparse';
import { csvText, withoutGuard } from '#lib/format/csv.ts';
import { m } from '#lib/paraglide/messages.js';
import { ID, isColumn, LARGEST_FILE, MOST_ROWS, REASON } from './csv-columns.ts';

/** A row of a file: cells by the name of their column, empty ones left out. */
export interface CsvRow {
	/** As a spreadsheet counts: the names of the columns are line 1. */
	line: number;
	cells: ReadonlyMap<string, string>;
	/** It has more cells than there are columns: they may have slipped. */
	isSlipped: boolean;
}

/** Why a file can't be read at all. */
export type CsvProblem =
	| { kind: 'too_large' | 'too_many_rows' | 'empty' | 'not_csv' | 'no_names' }
	| { kind: 'quotes'; line: number }
	/** More than its sender may have waiting for review, together with what waits already. */
	| { kind: 'too_many_waiting'; waiting: number }
	| { kind: 'unknown_columns' | 'repeated_columns'; columns: string[] };

/** A file that was read: the names of its columns, but for the reasons we wrote, and its rows. */
export interface CsvFile {
	columns: string[];
	rows: CsvRow[];
}

/**
 * Reads a file of clinics: commas, semicolons or tabs between cells, in UTF-8, UTF-16 or what
 * Windows writes.
 */
export function readCsv(bytes: Uint8Array): CsvFile | { problem: CsvProblem } {
	if (bytes.length > LARGEST_FILE) return { problem: { kind: 'too_large' } };
	const text = decode(bytes);
	if (text.trim() === '') return { problem: { kind: 'empty' } };
	// A spreadsheet's own file, a picture: text holds no NUL.
	if (text.includes('\0')) return { problem: { kind: 'not_csv' } };

	const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
	const broken = errors.find(({ type }) => type === 'Quotes');
	if (broken) return { problem: { kind: 'quotes', line: (broken.row ?? 0) + 1 } };

	const [head, ...lines] = data;
	const names = head.map((name) => readCell(name).toLowerCase());
	const problem = problemOfNames(names.filter((name) => name !== ''));
	if (problem) return { problem };
	const rows = lines.flatMap((line, i) => {
		const cells = line.map(readCell);
		return cells.some((cell) => cell !== '') ? [rowOf(names, cells, i + 2)] : [];
	});
	if (rows.length === 0) return { problem: { kind: 'empty' } };
	if (rows.length > MOST_ROWS) return { problem: { kind: 'too_many_rows' } };
	return { columns: names.filter((name) => name !== '' && name !== REASON), rows };
}

function rowOf(names: readonly string[], cells: readonly string[], line: number): CsvRow {
	const named = names.map((name, i): [string, string] => [name, cells[i] ?? '']);
	return {
		line,
		cells: new Map(named.filter(([name, cell]) => name !== '' && name !== REASON && cell !== '')),
		isSlipped: cells.some((cell, i) => cell !== '' && !names[i])
	};
}

function problemOfNames(names: readonly string[]): CsvProblem | undefined {
	if (!names.includes('name') && !names.includes(ID)) return { kind: 'no_names' };
	const unknown = names.filter((name) => !isColumn(name));
	if (unknown.length > 0) return { kind: 'unknown_columns', columns: some(unknown) };
	const seen = new Set<string>();
	const repeated = names.filter((name) => seen.size === seen.add(name).size);
	if (repeated.length > 0) return { kind: 'repeated_columns', columns: some(repeated) };
}

/** What stands between the names of the columns, which hold none of these themselves. */
function delimiterOf(text: string): string {
	const [head] = /[^\r\n]+/.exec(text) ?? [''];
	const count = (delimiter: string) => head.split(delimiter).length;
	return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Enough to find the mistake by. */
const some = (names: string[]) => [...new Set(names)].slice(0, 10).map((it) => it.slice(0, 60));

function decode(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/** A cell as it was meant. */
const readCell = (cell: string): string => withoutGuard(cell.trim());

/**
 * Rows as a file that can be mended and sent again: each with the reasons why it came back. Cells
 * that a spreadsheet would run as a formula are defused, and read as they were.
 */
export function rowsToMend(
	{ columns }: Pick<CsvFile, 'columns'>,
	rows: readonly { cells: CsvRow['cells']; reasons: readonly string[] }[]
): string {
	const lines = rows.map(({ cells, reasons }) => [
		...columns.map((name) => cells.get(name) ?? ''),
		reasons.join(' ')
	]);
	return csvText([[...columns, REASON], ...lines]);
}

/** What is wrong with a file, and what to do. */
export function csvProblemInWords(problem: CsvProblem): string {
	switch (problem.kind) {
		case 'too_large':
			return m.many_problem_too_large({ size: LARGEST_FILE / 1024 });
		case 'too_many_rows':
			return m.many_problem_too_many_rows({ rows: MOST_ROWS });
		case 'empty':
			return m.many_problem_empty();
		case 'not_csv':
			return m.many_problem_not_csv();
		case 'no_names':
			return m.many_problem_no_names();
		case 'quotes':
			return m.many_problem_quotes({ line: problem.line });
		case 'too_many_waiting':
			return m.many_problem_too_many_waiting({ count: problem.waiting });
		case 'unknown_columns':
			return m.many_problem_unknown_columns({ columns: problem.columns.join(', ') });
		case 'repeated_columns':
			return m.many_problem_repeated_columns({ columns: problem.columns.join(', ') });
	}
}
