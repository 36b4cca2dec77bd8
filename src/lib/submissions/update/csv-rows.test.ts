import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvText } from '#lib/format/csv.ts';
import { anyText } from '../../../../tests/support/arbitrary-text.ts';
import { runs } from '../../../../tests/support/effort.ts';
import { LARGEST_FILE, MOST_ROWS, TEMPLATE } from './csv-columns.ts';
import { csvProblemInWords, readCsv, rowsToMend } from './csv-rows.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A file's rows, each as its cells. */
function read(text: string | Uint8Array) {
	const file = readCsv(typeof text === 'string' ? bytes(text) : text);
	if ('problem' in file) throw new Error(JSON.stringify(file.problem));
	return file.rows.map(({ line, cells }) => ({ line, ...Object.fromEntries(cells) }));
}

const problem = (text: string | Uint8Array) => {
	const file = readCsv(typeof text === 'string' ? bytes(text) : text);
	return 'problem' in file ? file.problem : undefined;
};

describe('a file of clinics', () => {
	const ROWS = [
		{ line: 2, name: 'A, B & C', city: 'Mesa' },
		{ line: 4, name: 'Two\nlines' }
	];

	it.each([
		['commas', 'name,city\n"A, B & C",Mesa\n\n"Two\nlines",\n'],
		['semicolons', 'name;city\n"A, B & C";Mesa\n;\n"Two\nlines";\n'],
		['tabs', 'name\tcity\nA, B & C\tMesa\n\t\n"Two\nlines"\t\n'],
		[
			'a mark, and lines as Windows ends them',
			'\ufeffname,city\r\n"A, B & C",Mesa\r\n\r\n"Two\nlines",'
		],
		['names in capitals', ' NAME ,City\n"A, B & C", Mesa \n\n"Two\nlines"'],
		['reasons we gave', 'reason,name,city\nBad.,"A, B & C",Mesa\n,,\nBad.,"Two\nlines",']
	])('is read with %s', (_, text) => {
		expect(read(text)).toEqual(ROWS);
	});

	it('is read as Windows and spreadsheets write it', () => {
		const windows = Uint8Array.from('name\nClínica Ñ', (it) => it.charCodeAt(0));
		expect(read(windows)).toEqual([{ line: 2, name: 'Clínica Ñ' }]);
		const units = Array.from('\ufeffname\nÑ', (it) => it.charCodeAt(0));
		const utf16 = new Uint8Array(new Uint16Array(units).buffer);
		expect(read(utf16)).toEqual([{ line: 2, name: 'Ñ' }]);
	});

	it('has rows whose cells may have slipped', () => {
		const file = readCsv(bytes('name,city\nA,Mesa\nB, Inc,Mesa'));
		expect('rows' in file && file.rows.map((it) => it.isSlipped)).toEqual([false, true]);
	});

	it.each<[string | Uint8Array, object]>([
		['', { kind: 'empty' }],
		['name\n\n \n', { kind: 'empty' }],
		['PK\u0003\u0004\0\0', { kind: 'not_csv' }],
		['A Clinic,Mesa', { kind: 'no_names' }],
		['name,favourite colour\nA,blue', { kind: 'unknown_columns', columns: ['favourite colour'] }],
		['name,__proto__\nA,b', { kind: 'unknown_columns', columns: ['__proto__'] }],
		['name,city,city\nA,b,c', { kind: 'repeated_columns', columns: ['city'] }],
		['name,city\n"A,Mesa\nB,Mesa', { kind: 'quotes', line: 2 }],
		[`name\n${'A\n'.repeat(MOST_ROWS + 1)}`, { kind: 'too_many_rows' }],
		[new Uint8Array(LARGEST_FILE + 1), { kind: 'too_large' }]
	])('can not be read: %j', (text, expected) => {
		const found = problem(text);
		expect(found).toEqual(expected);
		expect(found && csvProblemInWords(found)).not.toBe('');
	});

	it('may have as many rows as are allowed', () => {
		expect(read(`name\n${'A\n'.repeat(MOST_ROWS)}`)).toHaveLength(MOST_ROWS);
	});

	it('never breaks its reader, whatever it is', () => {
		const anyBytes = fc.uint8Array({ maxLength: 400 });
		const header = fc.constantFrom('name,city\n', 'id;name\r\n', '"name"\t"zip"\n', '');
		const anyCsv = fc.tuple(
			header,
			fc.oneof(anyText(80), fc.string({ unit: fc.constantFrom(...'a,;"\n\r\t=\' ') }))
		);
		fc.assert(
			fc.property(
				fc.oneof(
					anyBytes,
					anyCsv.map((it) => bytes(it.join('')))
				),
				(file) => {
					const result = readCsv(file);
					expect('problem' in result || result.rows.length > 0).toBe(true);
				}
			),
			{ numRuns: runs(1000, 10_000) }
		);
	}, 60_000);
});

describe('a file that we give back', () => {
	it('has each row as it was sent, and why', () => {
		const columns = ['name', 'phone', 'longitude'];
		const cells = new Map([
			['name', 'A "quoted", name'],
			['phone', '+1 480 641 1165'],
			['longitude', '-111.8']
		]);
		const file = rowsToMend({ columns }, [{ cells, reasons: ['One.', 'Two.'] }]);
		expect(file).toContain(',reason\r\n');
		expect(file).toContain('One. Two.');
		expect(read(file)).toEqual([{ line: 2, ...Object.fromEntries(cells) }]);
	});

	it('holds nothing that a spreadsheet runs, and is read as it was', () => {
		const anyCell = fc
			.tuple(fc.constantFrom('', '=', '+', '-', '@', "'", ' '), anyText(20))
			.map((it) => it.join('').replace(/\0/g, ''))
			.filter((it) => it.isWellFormed());
		fc.assert(
			fc.property(anyCell, anyCell, (name, city) => {
				const text = csvText([
					['name', 'city'],
					['x' + name, city]
				]);
				const cells = text.split('\r\n')[1];
				expect(
					/(?:^|,)"?[=+@-]/.test(cells.replace(/"(?:[^"]|"")*"/g, (it) => it.slice(0, 2)))
				).toBe(false);
				const first = readCsv(bytes(text));
				if ('problem' in first) return;
				const again = readCsv(
					bytes(
						rowsToMend(
							first,
							first.rows.map(({ cells }) => ({ cells, reasons: ['No.'] }))
						)
					)
				);
				const said = (it: typeof first | typeof again) =>
					'rows' in it && it.rows.map((row) => [...row.cells]);
				expect(said(again)).toEqual(said(first));
			}),
			{ numRuns: 500 }
		);
	});

	it('names the columns in the template, and is empty', () => {
		const template = csvText([TEMPLATE.map(({ name }) => name)]);
		expect(problem(template)).toEqual({ kind: 'empty' });
		expect(new Set(TEMPLATE.map(({ name }) => name)).size).toBe(TEMPLATE.length);
	});
});
