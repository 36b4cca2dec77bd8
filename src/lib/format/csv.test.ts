import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvText, withoutGuard } from './csv.ts';

const read = (text: string) => Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;

describe('CSV', () => {
	it('begins with a byte order mark and ends its lines as RFC 4180 says', () => {
		const text = csvText([
			['name', 'miles'],
			['A "quoted", name', 1.5],
			[null, -3]
		]);
		expect(text).toBe('\ufeffname,miles\r\n"A ""quoted"", name",1.5\r\n,-3\r\n');
	});

	it.each(['=1+1', '+1 480', '-2', '@x', '\tx', '\rx', '=1\n+2'])(
		'guards %j from the spreadsheet that would run it',
		(cell) => {
			const [[written]] = read(csvText([[cell]]));
			expect(written).toBe(`'${cell}`);
			expect(withoutGuard(written)).toBe(cell);
		}
	);

	it('guards nothing else', () => {
		for (const cell of ['Mesa', "'tis", 'a=b', '']) expect(withoutGuard(cell)).toBe(cell);
		expect(read(csvText([["'tis", 'a=b']]))).toEqual([["'tis", 'a=b']]);
	});

	it('gives back any cell as it was', () => {
		const begins = fc.constantFrom('', '=', '+', '-', '@', '\t', 'x');
		const cell = fc
			.tuple(begins, fc.string({ unit: 'grapheme' }))
			.map((it) => it.join(''))
			// A guard that someone typed is taken for one of ours.
			.filter((it) => withoutGuard(it) === it);
		fc.assert(
			fc.property(cell, (text) => {
				const [[, written]] = read(csvText([['x', text]]));
				expect(withoutGuard(written)).toBe(text);
			})
		);
	});
});
