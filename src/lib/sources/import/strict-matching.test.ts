import { describe, expect, it } from 'vitest';
import type { Facility } from './matching.ts';
import { matchStrictly } from './strict-matching.ts';

const place = (cells: Partial<Facility> = {}): Facility => ({
	name: 'Harbor Clinic',
	street: '10 North Main Street',
	city: 'Eureka',
	state: 'CA',
	zip: '95501',
	phones: [{ number: '+17075550101' }],
	...cells
});
const matches = (row: Partial<Facility>, known: Partial<Facility> = {}) =>
	matchStrictly([place(known)], [place(row)])[0].length === 1;
const OTHER = [{ number: '+17075550199' }];

describe('a row that is about a known place', () => {
	it('has its telephone and ZIP, and no other street', () => {
		expect(matches({})).toBe(true);
		expect(matches({ street: null })).toBe(true);
		expect(matches({ street: '10 Main St.' })).toBe(true);
		expect(matches({ street: '12 North Main Street' })).toBe(false);
		expect(matches({ street: '10 South Main Street' })).toBe(false);
		expect(matches({ zip: '95502' })).toBe(false);
	});

	it('or its street and ZIP, and no other telephone', () => {
		expect(matches({ phones: [] })).toBe(true);
		expect(matches({}, { phones: [] })).toBe(true);
		expect(matches({ phones: OTHER })).toBe(false);
		expect(matches({ phones: [...OTHER, { number: '+17075550101' }] })).toBe(true);
		expect(matches({ phones: [], street: null })).toBe(false);
	});

	it('comes first when more agrees, and then the name', () => {
		const rows = [place({ street: null }), place({ name: 'Bay Clinic' }), place()];
		expect(matchStrictly([place()], rows)[0].map(({ row }) => row)).toEqual([2, 1, 0]);
	});
});
