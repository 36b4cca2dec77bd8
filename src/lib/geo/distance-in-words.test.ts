import { afterEach, expect, it } from 'vitest';
import { getLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { distanceInWords, milesInWords } from './distance-in-words.ts';

const before = getLocale;
afterEach(() => overwriteGetLocale(before));

it('A distance has a decimal only where it says something.', () => {
	expect(distanceInWords(6437.376, 'mi')).toBe('4 mi');
	expect(distanceInWords(6800, 'mi')).toBe('4.2 mi');
	expect(distanceInWords(98_000, 'mi')).toBe('61 mi');
	expect(distanceInWords(6800, 'km')).toBe('6.8 km');
});

it('Miles that were chosen stay what they are; in kilometers they are rounded.', () => {
	expect([0.5, 10, 16.7, 1000].map((it) => milesInWords(it, 'mi'))).toEqual([
		'0.5 miles',
		'10 miles',
		'16.7 miles',
		'1,000 miles'
	]);
	expect([1, 50, 1000].map((it) => milesInWords(it, 'km'))).toEqual([
		'1.6 km',
		'80 km',
		'1,609 km'
	]);
});

it('Spanish has numbers as the United States write them.', () => {
	overwriteGetLocale(() => 'es');
	expect(distanceInWords(6800, 'mi')).toBe('4.2 mi');
	expect(milesInWords(1000, 'mi')).toBe('1,000 millas');
});
