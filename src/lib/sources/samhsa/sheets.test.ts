import { describe, expect, it } from 'vitest';
import { EDITIONS } from './editions.ts';
import { sheetsOf } from '../../../../tests/support/samhsa.ts';
import { UnreadableDirectory, type Sheet } from '#lib/sources/import/source.ts';
import { readSheets } from './sheets.ts';

const [facilities, codes] = sheetsOf(2024);

/** The 2024 cut with some cells of its first facility replaced. */
function withCells(cells: Record<string, unknown>): Sheet[] {
	const [header, first, ...rest] = facilities.data;
	const row = header.map((name, i) => cells[String(name)] ?? first[i]);
	return [{ ...facilities, data: [header, row, ...rest] }, codes];
}

const firstOf = (cells: Record<string, unknown>) => readSheets(withCells(cells), 2024).listings[0];

describe('the sheets of a directory', () => {
	it.each(EDITIONS)('are read in the %i edition, whatever the case of its columns', (edition) => {
		const sheets = sheetsOf(edition);
		const { listings, refused } = readSheets(sheets, edition);
		expect(listings).toHaveLength(sheets[0].data.length - 1);
		expect(refused).toEqual([]);
		expect(listings[0]).toMatchObject({
			edition,
			row: 2,
			name: 'SpectraCare Health Systems',
			site: 'Henry County Clinic',
			zip: '36310',
			phone: { number: '+18009514357' }
		});
	});

	it('give codes apart from groups, and never part of a word', () => {
		const { codes } = firstOf({ service_code_info: 'KIT SA * OP * SMI * MDX\u00a0MC' });
		expect([...codes]).toEqual(['KIT', 'SA', 'OP', 'SMI', 'MDX', 'MC']);
	});

	it('withhold a street in several ways', () => {
		for (const street1 of ['- - -', '---', '----', '--', ' ']) {
			expect(firstOf({ street1 }).street, street1).toBeNull();
		}
		expect(firstOf({ street1: '---', street2: 'Suite 4' })).not.toHaveProperty('unit');
		const read = readSheets(sheetsOf(2024), 2024);
		expect(read.listings.filter((it) => it.street === null)).toHaveLength(11);
	});

	it('lose leading zeros of ZIPs, which come back', () => {
		expect(firstOf({ zip: 6519 }).zip).toBe('06519');
		expect(firstOf({ zip: '802' }).zip).toBe('00802');
		expect(firstOf({ zip: '06519-1234' }).zip).toBe('06519');
	});

	it('run a name on into the second line, or name a site there', () => {
		const { listings } = readSheets(sheetsOf(2024), 2024);
		const ucla = listings.find((it) => it.name.startsWith('Resnick'));
		expect(ucla?.name).toBe('Resnick Neuropsychiatric Hospital at UCLA');
		expect(ucla).not.toHaveProperty('site');
		expect(listings.find((it) => it.name === 'Clement J Zablocki VAMC')).toMatchObject({
			site: 'Mental Health Division',
			phone: { number: '+14143842000', extension: '46811' }
		});
	});

	it('give each number once', () => {
		const { phone, intakePhones } = firstOf({
			phone: '602-772-1579',
			intake1: '602-772-1579',
			intake2: '602-772-1579 x2',
			intake2a: '602-772-1579 x2'
		});
		expect(phone).toEqual({ number: '+16027721579' });
		expect(intakePhones).toEqual([{ number: '+16027721579', extension: '2' }]);
	});

	it('warn of a phone that can’t be dialled and go on without it', () => {
		const { listings, warnings } = readSheets(sheetsOf(2024), 2024);
		expect(warnings).toEqual([
			{
				edition: 2024,
				row: 10,
				name: 'NE Arkansas Community MH Center',
				reason: 'The phone "875-972-4000" can\'t be dialled and was left out.'
			}
		]);
		expect(listings.find((it) => it.row === 10)).not.toHaveProperty('phone');
	});

	it.each([
		[{ name1: ' ' }, 'It has no name.'],
		[{ city: ' ' }, 'It has no town.'],
		[{ state: 'XX' }, '"XX" is not a state or territory.'],
		[{ zip: 'none' }, '"none" is not a ZIP code.'],
		[{ service_code_info: ' ' }, 'It has no service codes.']
	])('refuse a row %o with its number, and read the rest', (cells, reason) => {
		const { listings, refused } = readSheets(withCells(cells), 2024);
		expect(refused).toMatchObject([{ row: 2, reason }]);
		expect(listings).toHaveLength(facilities.data.length - 2);
	});
});

describe('a file that isn’t the directory', () => {
	it('is refused for a missing sheet or column, saying what to use', () => {
		expect(() => readSheets([{ sheet: 'Sheet1', data: [['a']] }], 2024)).toThrow(
			/no sheet "service code reference" \(found: "Sheet1"\)\. Use the \.xlsx/
		);
		const cut = facilities.data.map((row) => row.slice(0, 8));
		expect(() => readSheets([{ ...facilities, data: cut }, codes], 2024)).toThrow(
			/no column service_code_info/
		);
	});

	it('is refused when a code changed its meaning or is gone', () => {
		const changed = codes.data.map((row) =>
			row[2] === 'KIT' ? [...row.slice(0, 3), 'Kitchen'] : row
		);
		const without = codes.data.filter((row) => row[2] !== 'MC');
		for (const [data, why] of [
			[changed, /KIT should mean "TAP: Ketamine Infusion Therapy" and means "TAP: Kitchen"/],
			[without, /MC should mean "PAY: Medicare" and is missing/]
		] as const) {
			const read = () => readSheets([facilities, { ...codes, data }], 2024);
			expect(read).toThrow(UnreadableDirectory);
			expect(read).toThrow(why);
		}
	});
});
