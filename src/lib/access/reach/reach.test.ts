import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import type { Areas } from '#lib/access/people/areas.ts';
import {
	classify,
	countyClasses,
	histogramOf,
	meanOf,
	medianOf,
	peopleByCounty,
	peopleOf
} from './reach.ts';
import { CLASSES, distanceClass, NO_CLASS, scoreClass } from '#lib/access/question/scale.ts';

const miles = (value: number) => value * METRES_PER_MILE;

/** Areas of which only people and county matter: [county, population] each. */
function areasOf(
	rows: readonly (readonly [county: number, population: number])[],
	counties: number
) {
	const sorted = rows.toSorted((a, b) => a[0] - b[0]);
	return {
		count: sorted.length,
		population: Uint32Array.from(sorted, ([, people]) => people),
		county: Uint16Array.from(sorted, ([county]) => county),
		counties: Array.from({ length: counties }, () => ({}))
	} as unknown as Areas;
}

const anyRows = fc.array(
	fc.tuple(fc.nat(4), fc.nat(20), fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 9 }))),
	{ maxLength: 40 }
);

describe('classes', () => {
	it('hold their upper edge', () => {
		expect(
			[0, 10, 10.01, 25, 50, 100, 100.01, Infinity].map((it) => distanceClass(miles(it)))
		).toEqual([0, 0, 1, 1, 2, 3, 4, 4]);
	});

	it('of scores are shares of the average; nothing is the last', () => {
		expect([5, 4, 3, 2, 1.5, 1, 0.5, 0].map((it) => scoreClass(it, 2))).toEqual([
			0, 0, 1, 1, 2, 2, 3, 4
		]);
	});

	it('of areas add up to everyone, by county and in all', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const sorted = rows.toSorted((a, b) => a[0] - b[0]);
				const areas = areasOf(
					sorted.map(([county, people]) => [county, people]),
					5
				);
				const classes = classify(
					Float64Array.from(sorted, ([, , value]) => miles(value * 15)),
					distanceClass
				);
				const byCounty = peopleByCounty(areas, classes);
				const everyone = rows.reduce((sum, [, people]) => sum + people, 0);
				expect(peopleOf(byCounty).reduce((sum, one) => sum + one, 0)).toBe(everyone);
				const parts = [0, 1, 2, 3, 4].map((county) => peopleOf(byCounty, [county]));
				expect(peopleOf(byCounty)).toEqual(
					Array.from({ length: CLASSES }, (_, k) => parts.reduce((sum, part) => sum + part[k], 0))
				);
			})
		);
	});

	it('of a county is its median person’s', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const sorted = rows.toSorted((a, b) => a[0] - b[0]);
				const areas = areasOf(
					sorted.map(([county, people]) => [county, people]),
					5
				);
				const values = Float64Array.from(sorted, ([, , value]) => miles(value * 15));
				const classes = countyClasses(
					peopleByCounty(areas, classify(values, distanceClass)),
					new Uint8Array(5)
				);
				for (let county = 0; county < 5; county++) {
					const first = areas.county.indexOf(county);
					const end = areas.county.lastIndexOf(county) + 1;
					const median = first < 0 ? NaN : medianOf(values, areas.population, [[first, end]]);
					expect(classes[county]).toBe(Number.isNaN(median) ? NO_CLASS : distanceClass(median));
				}
			})
		);
	});
});

describe('the weighted median', () => {
	it('is the least value that half of the people have or less', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const values = Float64Array.from(rows, ([, , value]) => value);
				const people = rows.map(([, count]) => count);
				// One entry a person.
				const all = rows.flatMap(([, count, value]) => Array.from({ length: count }, () => value));
				all.sort((a, b) => (a === b ? 0 : a - b));
				const expected = all.length ? all[Math.ceil(all.length / 2) - 1] : NaN;
				expect(medianOf(values, people, [[0, rows.length]])).toBe(expected);
			})
		);
	});

	it('is over the rows that it is asked for', () => {
		const values = Float64Array.of(1, 100, 2, 100, 3);
		expect(
			medianOf(
				values,
				[1, 1, 1, 1, 1],
				[
					[0, 1],
					[2, 3],
					[4, 5]
				]
			)
		).toBe(2);
	});
});

it('the mean leaves out where nobody lives', () => {
	expect(meanOf(Float64Array.of(1, Infinity, 4), [2, 0, 1], [[0, 3]])).toBe(2);
	expect(meanOf(Float64Array.of(1), [0], [[0, 1]])).toBeNaN();
});

it('a histogram holds everyone once, each bin its upper edge', () => {
	const metres = Float64Array.of(0, miles(5), miles(5.1), miles(10), miles(10.1), Infinity);
	expect(histogramOf(metres, [1, 2, 4, 8, 16, 32], 5, 2)).toEqual({
		width: 5,
		people: [3, 12],
		beyond: 48
	});
});
