import fc from 'fast-check';
import { MORE_COLUMNS, TEMPLATE } from '#lib/submissions/update/csv-columns.ts';
import { badName, badValue, weighted } from './hostile.ts';

/** Columns that a file may have, with what stands in them where a clinic fills them in. */
const COLUMNS = [...TEMPLATE, ...MORE_COLUMNS].map(({ name, accepts, example }) => {
	const words = accepts && 'words' in accepts ? accepts.words : [];
	return { name, known: [example ?? '', 'yes', ...words] };
});

/** Cells of a row that is right, by their columns. */
type Row = Readonly<Record<string, string>>;

/** A whole new clinic. It may be in a street where another is. */
const NEW: Row = {
	...Object.fromEntries(
		COLUMNS.filter(({ name, known }) => name !== 'id' && known[0] !== '').map(({ name, known }) => [
			name,
			known[0]
		])
	),
	'not-duplicate': 'yes'
};

/** A clinic that changed, whose id is still to be put in. */
const CHANGED: Row = { id: '', phone: '(602) 555-0148', accepting: 'no', note: 'We moved.' };

/** @param known texts that mean something in it: ids of clinics */
const anyCell = (known: readonly string[], own: readonly string[]) =>
	fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom(...own) },
		{ weight: 2, arbitrary: badValue([...known, ...own]) }
	);

type Table = string[][];

/** Any columns, and any cells in them. */
const anyTable = (known: readonly string[]): fc.Arbitrary<Table> =>
	fc
		.record({
			first: fc.constantFrom('name', 'id'),
			more: fc.subarray(COLUMNS, { maxLength: 12 }),
			odd: fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: badName })
		})
		.chain(({ first, more, odd }) => {
			const columns = [
				...COLUMNS.filter(({ name }) => name === first),
				...more.filter(({ name }) => name !== first)
			];
			const head = [...columns.map(({ name }) => name), ...(odd === null ? [] : [odd])];
			const row = fc.tuple(
				...columns.map((it) => anyCell(known, it.name === 'id' ? known : it.known))
			);
			return fc.array(row, { maxLength: 6 }).map((rows) => [head, ...rows]);
		});

/** Rows that are right but for so many cells, of new clinics or of known ones. */
const nearlyRight = (known: readonly string[], most: number): fc.Arbitrary<Table> =>
	fc.constantFrom(NEW, CHANGED).chain((right) => {
		const columns = Object.keys(right);
		const slips = fc.array(fc.tuple(fc.constantFrom(...columns), badValue(known)), {
			maxLength: most
		});
		const row = fc
			.tuple(fc.nat(1e6), fc.constantFrom(...known), slips)
			.map(([number, id, changed]) => {
				const named: Row = right === NEW ? { name: `New Clinic ${number}` } : { id };
				const cells: Row = { ...right, ...named, ...Object.fromEntries(changed) };
				return columns.map((name) => cells[name]);
			});
		return fc.array(row, { minLength: 1, maxLength: 4 }).map((rows) => [columns, ...rows]);
	});

/** As a spreadsheet writes a cell. */
const quoted = (cell: string) =>
	/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16' | 'latin1' | 'cut';

function encoded(text: string, encoding: Encoding): Uint8Array {
	const clean = text.toWellFormed();
	switch (encoding) {
		case 'utf-8':
			return Buffer.from(clean);
		case 'utf-8-bom':
			return Buffer.from(`\uFEFF${clean}`);
		case 'utf-16':
			return Buffer.from(`\uFEFF${clean}`, 'utf16le');
		case 'latin1':
			return Buffer.from(clean, 'latin1');
		case 'cut':
			return Buffer.from(clean, 'utf16le').subarray(1, -1);
	}
}

/**
 * Files of clinics with any cells in any columns, as spreadsheets of any country write them; and some
 * that are no such file.
 *
 * @param known texts that mean something in a cell: ids of clinics
 */
export const badCsv = (known: readonly string[]): fc.Arbitrary<Uint8Array> =>
	fc.oneof(
		{
			weight: 12,
			arbitrary: fc
				.record({
					table: fc.oneof(anyTable(known), nearlyRight(known, 2)),
					separator: fc.constantFrom(',', ',', ';', '\t'),
					end: fc.constantFrom('\n', '\r\n', '\r'),
					quote: fc.constantFrom(quoted, quoted, quoted, quoted, (cell: string) => cell),
					encoding: weighted<Encoding>({
						'utf-8': 8,
						'utf-8-bom': 2,
						'utf-16': 2,
						latin1: 2,
						cut: 1
					})
				})
				.map(({ table, separator, end, quote, encoding }) =>
					encoded(table.map((row) => row.map(quote).join(separator)).join(end), encoding)
				)
		},
		{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 2000 }) },
		{ weight: 1, arbitrary: badValue(known).map((text) => encoded(`name\n${text}`, 'utf-8')) }
	);

/** Files that are right, for who may change the clinics in them. */
export const goodCsv = (known: readonly string[]): fc.Arbitrary<Uint8Array> =>
	nearlyRight(known, 0).map((table) =>
		encoded(table.map((row) => row.map(quoted).join(',')).join('\n'), 'utf-8')
	);
