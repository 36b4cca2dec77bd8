import { describe, expect, it } from 'vitest';
import { cutEditions } from '../../../../tests/support/samhsa.ts';
import { mergeRepeats } from './repeats.ts';

const edition = cutEditions()[2];
const { distinct, merged, keptApart } = mergeRepeats(edition.listings);

describe('rows that repeat a facility', () => {
	it('are merged when name, whole address and phone are the same, and what either reports counts', () => {
		expect(merged).toMatchObject([
			{ row: 5, name: 'Arizona Mentor', reason: 'It repeats row 4.' },
			{ row: 18, name: 'Montare at the Valley 2', reason: 'It repeats row 17.' }
		]);
		const [first, second] = edition.listings.slice(0, 2);
		const twins = [first, { ...second, ...first, codes: new Set(['KIT']) }];
		const all = mergeRepeats(twins).distinct;
		expect(all).toHaveLength(1);
		expect(all[0].codes).toEqual(new Set([...first.codes, 'KIT']));
	});

	it('stay apart when the suite or the phone differs', () => {
		expect(keptApart.map(({ row, reason }) => [row, reason])).toEqual([
			[12, 'It repeats row 11 with another phone.'],
			[23, 'It repeats row 22 with another phone.'],
			[31, 'It repeats row 30 with another suite.'],
			[38, 'It repeats row 37 with another suite.']
		]);
	});

	it('lose no row', () => {
		expect(distinct.length + merged.length).toBe(edition.listings.length);
	});

	it('are not the offices of a chain, which share a name and a phone', () => {
		const chain = distinct.filter((it) => it.name === 'Nao Medical');
		expect(new Set(chain.map((it) => it.phone?.number)).size).toBe(1);
		expect(chain).toHaveLength(3);
	});
});
