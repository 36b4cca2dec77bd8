import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchFacilities, type Facility } from './matching.ts';

const [phone, otherPhone] = [{ number: '+18013698989' }, { number: '+12125550100' }];

const cedar: Facility = {
	name: 'Cedar Psychiatry',
	street: '721 East 12200 South',
	unit: 'Suite 101',
	city: 'Draper',
	state: 'UT',
	zip: '84020',
	phones: [phone]
};
const with_ = (cells: Partial<Facility>): Facility => ({ ...cedar, ...cells });
const same = (a: Facility, b: Facility) => matchFacilities([a], [b]).size === 1;

describe('the same facility in two editions', () => {
	it.each([
		['spelled otherwise', { street: '721 E. 12200 S.', name: 'Cedar Psychiatry Inc' }],
		['renamed, at its address and phone', { name: 'Numinus Wellness UT Inc' }],
		['with another phone', { phones: [otherPhone] }],
		['with its old phone as the number for new patients', { phones: [otherPhone, phone] }],
		['that now withholds its street', { street: null, unit: undefined }],
		['moved within the town, phone and all', { street: '1 Main Street', phones: [otherPhone] }],
		[
			'moved to another town with its phone',
			{ street: '1 Main Street', city: 'Lehi', zip: '84043' }
		]
	])('is one that was %s', (_, cells) => {
		expect(same(cedar, with_(cells))).toBe(true);
	});

	it.each([
		['another practice in the building', { name: 'Life Stone Counseling', phones: [otherPhone] }],
		['a namesake in another town', { city: 'Lehi', zip: '84043', phones: [otherPhone] }],
		[
			'a namesake in another state with the same call centre',
			{ street: '1 Main Street', city: 'Reno', state: 'NV', zip: '89501' }
		]
	])('is not %s', (_, cells) => {
		expect(same(cedar, with_(cells))).toBe(false);
	});

	it('is told among a chain’s offices by its street, name and phone being shared', () => {
		const offices = ['1 Oak Road', '2 Elm Road', '3 Ash Road'].map((street) => with_({ street }));
		const later = [offices[2], with_({ street: '9 New Road' }), offices[0]];
		expect(matchFacilities(offices, later)).toEqual(
			new Map([
				[0, 2],
				[2, 0],
				[1, 1]
			])
		);
		const elsewhere = with_({ street: '9 New Road', city: 'Lehi', zip: '84043' });
		expect(matchFacilities(offices, [elsewhere]).size).toBe(0);
	});

	it('prefers the same suite, then the same phone', () => {
		const suites = ['Suite 1', 'Suite 2'].map((unit) => with_({ unit }));
		expect(matchFacilities(suites, [suites[1]])).toEqual(new Map([[0, 1]]));
		const numbers = [phone, otherPhone].map((it) => with_({ phones: [it] }));
		expect(matchFacilities(numbers, [numbers[1]])).toEqual(new Map([[0, 1]]));
	});
});

const facility = fc.record({
	name: fc.constantFrom('Cedar Psychiatry', 'Cedar', 'Nao Medical', 'Nao Medical Bronx'),
	street: fc.constantFrom('1 Oak Road', '2 Oak Rd', '1 Oak Rd', null),
	city: fc.constantFrom('Draper', 'Lehi'),
	state: fc.constant('UT'),
	zip: fc.constantFrom('84020', '84043'),
	phones: fc.uniqueArray(fc.constantFrom(phone, otherPhone), { maxLength: 2 })
});
const lists = fc.array(facility, { maxLength: 8 });
const distinctLists = fc.uniqueArray(facility, {
	maxLength: 8,
	selector: (it) => JSON.stringify(it)
});

describe('matching', () => {
	it('gives each facility to one other at most', () => {
		fc.assert(
			fc.property(lists, lists, (older, newer) => {
				const matches = matchFacilities(older, newer);
				expect(new Set(matches.values()).size).toBe(matches.size);
				for (const [i, j] of matches) {
					expect(i).toBeLessThan(newer.length);
					expect(j).toBeLessThan(older.length);
				}
			})
		);
	});

	it('gives every facility to itself when nothing changed', () => {
		fc.assert(
			fc.property(distinctLists, (list) => {
				const known = list.filter((it) => it.street !== null);
				const matches = matchFacilities(known, known);
				for (const [i, j] of matches) expect(j).toBe(i);
			})
		);
	});

	it('does not depend on how the lists are ordered', () => {
		fc.assert(
			fc.property(distinctLists, distinctLists, (older, newer) => {
				const pairs = (a: Facility[], b: Facility[]) =>
					[...matchFacilities(a, b)].map(([i, j]) => JSON.stringify([b[i], a[j]])).toSorted();
				expect(pairs(older.toReversed(), newer.toReversed())).toEqual(pairs(older, newer));
			})
		);
	});
});
