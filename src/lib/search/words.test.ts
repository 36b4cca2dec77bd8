import { describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import type { Place } from '#lib/places/place.ts';
import { DEFAULT_FILTERS, RADII } from './query.ts';
import type { Match } from './result.ts';
import {
	looseningInWords,
	nearestInWords,
	placeInWords,
	radiusOption,
	totalInWords,
	wayInWords
} from './words.ts';

const phoenix: Place = {
	kind: 'zip',
	text: '85004',
	label: 'ZIP 85004 (Phoenix, AZ)',
	zip: '85004',
	name: 'Phoenix',
	state: 'AZ',
	latitude: 33.45,
	longitude: -112.07,
	precision: 'zip_area'
};

function match(metres: number): Match {
	return { index: 0, metres, bearing: 315, verdict: null, route: null, referral: false };
}

describe('a distance in words', () => {
	it('says that it is a straight line, and from where', () => {
		expect(wayInWords(match(9656), phoenix, 'mi')).toBe(
			'6 mi north-west, straight line, from ZIP 85004’s center'
		);
		const point: Place = { ...phoenix, kind: 'point', precision: 'point' };
		expect(wayInWords(match(9656), point, 'mi')).toContain('from this point');
		expect(wayInWords(match(9656), { ...point, device: true }, 'mi')).toContain(
			'from your location'
		);
		expect(wayInWords(match(9656), null, 'mi')).toBeUndefined();
	});

	it('offers the same radii to who prefers kilometers', () => {
		expect(RADII.map((radius) => radiusOption(radius, 'km'))).toEqual([
			'Within 16 km',
			'Within 40 km',
			'Within 80 km',
			'Within 161 km',
			'Within 402 km',
			'Any distance'
		]);
	});
});

describe('the heading of the results', () => {
	it('counts one and many', () => {
		expect(totalInWords(1, DEFAULT_FILTERS, phoenix)).toBe(
			'1 clinic within 50 miles of ZIP 85004 (Phoenix, AZ)'
		);
		expect(totalInWords(7, { ...DEFAULT_FILTERS, radius: null }, phoenix)).toBe(
			'7 clinics at any distance from ZIP 85004 (Phoenix, AZ)'
		);
	});

	it('never says that there are none, only that our sources have none', () => {
		expect(totalInWords(0, DEFAULT_FILTERS, phoenix)).toContain('None in our sources');
		expect(totalInWords(0, DEFAULT_FILTERS, null)).toContain('None in our sources');
	});

	it('speaks Spanish, with numbers as the United States write them', () => {
		overwriteGetLocale(() => 'es');
		expect(
			looseningInWords(
				{ filter: 'referrals', change: { referrals: true }, total: 8172 },
				DEFAULT_FILTERS
			)
		).toBe('Mostrar lugares donde pedir una derivación: 8,172 lugares');
		expect(totalInWords(2, DEFAULT_FILTERS, phoenix)).toBe(
			'2 clínicas a menos de 50 millas de 85004 (Phoenix, AZ)'
		);
		overwriteGetLocale(() => 'en');
		expect(placeInWords(phoenix)).toBe('ZIP 85004 (Phoenix, AZ)');
	});
});

describe('the nearest clinics', () => {
	const filters = { ...DEFAULT_FILTERS, payer: 'medicaid' as const };

	it('stand with and without the payer', () => {
		expect(nearestInWords({ covered: match(19312), any: match(6437) }, filters)).toEqual([
			'Nearest that takes Medicaid: 12 mi.',
			'Nearest of any: 4 mi.'
		]);
	});

	it('say so when none takes the payer', () => {
		expect(nearestInWords({ covered: null, any: match(6437) }, filters)[0]).toBe(
			'None in our sources is known to take Medicaid, at any distance.'
		);
	});

	it('say only what the search was sure of', () => {
		const [strict] = nearestInWords(
			{ covered: match(6437), any: match(6437) },
			{ ...filters, coverage: 'confirmed' }
		);
		const [loose] = nearestInWords(
			{ covered: match(6437), any: match(6437) },
			{ ...filters, coverage: 'any' }
		);
		expect(strict).toContain('for this treatment');
		expect(loose).toContain('doesn’t rule out');
	});
});

describe('a loosening', () => {
	it('says what it changes and what that gives', () => {
		expect(
			looseningInWords({ filter: 'radius', change: { radius: 100 }, total: 1 }, DEFAULT_FILTERS)
		).toBe('Within 100 miles: 1 clinic');
		expect(
			looseningInWords(
				{ filter: 'referrals', change: { referrals: true }, total: 12 },
				DEFAULT_FILTERS
			)
		).toBe('List places to ask for a referral: 12 places');
	});
});
