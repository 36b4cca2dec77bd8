import { describe, expect, it } from 'vitest';
import {
	clinicAddress,
	isAddressOfSearch,
	plainAddress,
	privateAddress,
	readAddress
} from './address.ts';
import { DEFAULT_FILTERS } from './query.ts';

const filters = {
	...DEFAULT_FILTERS,
	routes: ['iv_infusion' as const],
	payer: 'medicaid' as const
};

describe('the address of a search', () => {
	it('keeps the place in the fragment, which browsers never send', () => {
		const address = new URL(privateAddress('/', filters, 'St. Paul, MN'), 'http://localhost');
		expect(address.search).not.toContain('Paul');
		expect(new URLSearchParams(address.hash.slice(1)).get('near')).toBe('St. Paul, MN');
	});

	it('finds the same search again', () => {
		const address = new URL(privateAddress('/es/', filters, '85004'), 'http://localhost');
		expect(readAddress(address.searchParams, address.hash)).toEqual({
			filters,
			near: '85004',
			problems: []
		});
	});

	it('reads a place that a form without JavaScript sent', () => {
		const address = new URL(plainAddress('/', filters, '85004', 3), 'http://localhost');
		expect(address.searchParams.get('page')).toBe('3');
		expect(readAddress(address.searchParams, address.hash)).toEqual({
			filters,
			near: '85004',
			problems: []
		});
	});

	it('is bare when nothing was chosen', () => {
		expect(privateAddress('/', DEFAULT_FILTERS, '')).toBe('/');
		expect(plainAddress('/', DEFAULT_FILTERS, '', 1)).toBe('/');
	});

	it('is told apart from a link to a part of the page', () => {
		const is = (address: string) => isAddressOfSearch(new URL(address, 'http://localhost'), '/');
		expect(is('/?payer=va')).toBe(true);
		expect(is('/#near=85004')).toBe(true);
		expect(is('/#content')).toBe(false);
		expect(is('/treatment')).toBe(false);
		const spanish = new URL('http://localhost/es?payer=va');
		expect(isAddressOfSearch(spanish, '/es/')).toBe(true);
		expect(isAddressOfSearch(spanish, '/')).toBe(false);
	});
});

describe('the address of a clinic', () => {
	it('carries the treatment and the payer, never the place', () => {
		expect(clinicAddress('/clinics/a', filters)).toBe(
			'/clinics/a?route=iv_infusion&payer=medicaid'
		);
		expect(clinicAddress('/clinics/a', DEFAULT_FILTERS)).toBe('/clinics/a');
	});
});
