import { describe, expect, it } from 'vitest';
import { cutEditions } from '../../../../tests/support/samhsa.ts';
import { listOf } from '#lib/sources/samhsa/index.ts';
import { facilityOf, traceBack } from './history.ts';

const [e2022, e2023, e2024] = cutEditions();
const years = (name: string, site?: string) => {
	const current = e2024.listings.map(facilityOf);
	const found = traceBack(current, [listOf(e2022), listOf(e2023)]);
	const i = e2024.listings.findIndex((it) => it.name === name && (!site || it.site === site));
	return found[i].map((it) => [it.edition, it.name, it.street]);
};

describe('the history of a facility', () => {
	it('follows it through a change of name', () => {
		expect(years('Numinus Wellness UT Inc')).toEqual([
			[2023, 'Cedar Psychiatry by Numinus', '721 East 12200 South'],
			[2022, 'Cedar Psychiatry', '721 East 12200 South']
		]);
		expect(years('Ascension Saint Vincent').map(([year]) => year)).toEqual([2023, 2022]);
	});

	it('follows it through a move, and a move with a new name', () => {
		expect(years('Minneapolis VAMC', 'Rice Lake CBOC')[0]).toEqual([
			2022,
			'Minneapolis VAMC',
			'2700 College Drive'
		]);
		expect(years('Monarch Immigrant Services')).toEqual([
			[2023, 'Bilingual International', '1329 Macklind Avenue'],
			[2022, 'Bilingual International', '1329 Macklind Avenue']
		]);
	});

	it('finds it across a year in which it was not listed', () => {
		expect(years('Comprehensive Psychiatric Services').map(([year]) => year)).toEqual([2022]);
	});

	it('goes back a step at a time, so that a move and a new name in different years are followed', () => {
		const now = { ...e2024.listings[0], name: 'New Name', street: '2 New Street' };
		const then = { ...e2023.listings[0], name: 'New Name', street: '1 Old Street' };
		const before = { ...e2022.listings[0], street: '1 Old Street' };
		const editions = [
			{ edition: 2022, rows: [before] },
			{ edition: 2023, rows: [then] }
		];
		const [found] = traceBack([facilityOf(now)], editions);
		expect(found).toEqual([then, before]);
	});

	it('gives a listing to one facility only', () => {
		const found = traceBack(e2024.listings.map(facilityOf), [listOf(e2022), listOf(e2023)]).flat();
		expect(new Set(found).size).toBe(found.length);
	});
});
