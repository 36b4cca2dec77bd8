import { describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { addedInWords, countyInWords, placeInWords } from './county-words.ts';
import { population } from '#lib/access/people/population.server.ts';

const county = (code: string) => {
	const found = population().areas.counties.find((it) => it.code === code);
	if (!found) throw new Error(`There is no county ${code}.`);
	return found;
};

describe('the name of a county', () => {
	it('tells a city from the county of the same name', () => {
		expect(countyInWords(county('24005'))).toBe('Baltimore');
		expect(countyInWords(county('24510'))).toBe('Baltimore city');
		expect(placeInWords(county('29510'))).toBe('St. Louis city, Missouri');
	});

	it('says "city" once, and no state twice', () => {
		expect(countyInWords(county('32510'))).toBe('Carson City');
		expect(countyInWords(county('51036'))).toBe('Charles City');
		expect(placeInWords(county('11001'))).toBe('District of Columbia');
	});

	it('is had by no other in its state', () => {
		const names = population().areas.counties.map(placeInWords);
		expect(new Set(names).size).toBe(names.length);
	});

	it('is Spanish on a Spanish page', () => {
		overwriteGetLocale(() => 'es');
		expect(placeInWords(county('24510'))).toBe('Baltimore (ciudad), Maryland');
		overwriteGetLocale(() => 'en');
	});
});

it('an added clinic has a number, and a place where one is known', () => {
	expect(addedInWords(2, county('04019'))).toBe('Added clinic 2, near Pima, Arizona');
	expect(addedInWords(1, null)).toBe('Added clinic 1');
});
