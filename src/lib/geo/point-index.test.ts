import { distance as turfDistance } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoint } from '../../../tests/support/arbitrary-clinics.ts';
import { columnFilter, EVERYTHING, type BitTest } from './column-filter.ts';
import { countWithin, indexPoints, nearest, nearestFew, within } from './point-index.ts';
import { distance, EARTH_RADIUS, type Point } from './point.ts';

const index = (points: Point[], first = 0) =>
	indexPoints(
		Float64Array.from(points, ({ latitude }) => latitude),
		Float64Array.from(points, ({ longitude }) => longitude),
		first
	);

/** All of the points within a distance, nearest first, the slow way. */
const brute = (points: Point[], centre: Point, metres: number, first = 0) =>
	points
		.map((point, i) => ({ i, away: distance(centre, point) }))
		.filter(({ i, away }) => i >= first && away <= metres)
		.sort((a, b) => a.away - b.away || a.i - b.i)
		.map(({ i }) => i);

const radii = fc.oneof(
	fc.double({ min: 0, max: 200_000, noNaN: true }),
	fc.double({ min: 0, max: Math.PI * EARTH_RADIUS, noNaN: true }),
	fc.constant(Infinity)
);
const points = fc.array(anyPoint, { maxLength: 200 });

describe('an index of points', () => {
	it('finds what looking at every point finds, in the same order', () => {
		fc.assert(
			fc.property(points, anyPoint, radii, fc.nat(3), (list, centre, metres, first) => {
				fc.pre(first <= list.length);
				const found = within(index(list, first), centre, metres, EVERYTHING);
				expect([...found]).toEqual(brute(list, centre, metres, first));
			}),
			{ numRuns: 500 }
		);
	});

	it('finds what Turf finds', () => {
		fc.assert(
			fc.property(points, anyPoint, radii, (list, centre, metres) => {
				const found = new Set(within(index(list), centre, metres, EVERYTHING));
				list.forEach(({ latitude, longitude }, i) => {
					const away = turfDistance([centre.longitude, centre.latitude], [longitude, latitude], {
						units: 'meters'
					});
					// Right on the edge, the last digit decides.
					if (Math.abs(away - metres) > 0.01) expect(found.has(i)).toBe(away < metres);
				});
			})
		);
	});

	it('finds a point that lies exactly on the edge', () => {
		fc.assert(
			fc.property(points, anyPoint, fc.nat(), (list, centre, pick) => {
				fc.pre(list.length > 0);
				const edge = list[pick % list.length];
				const found = within(index(list), centre, distance(centre, edge), EVERYTHING);
				expect([...found]).toContain(list.indexOf(edge));
			}),
			{ numRuns: 500 }
		);
	});

	it('puts many points at one place in the order of their numbers', () => {
		const list = Array.from({ length: 3000 }, () => ({ latitude: 33.45, longitude: -112.07 }));
		const found = within(index(list), { latitude: 33, longitude: -112 }, 1e5, EVERYTHING);
		expect([...found]).toEqual(list.map((_, i) => i));
	});

	it('finds the nearest few that a filter lets through', () => {
		const bits = fc.integer({ min: 0, max: 7 });
		fc.assert(
			fc.property(
				points,
				fc.array(fc.tuple(bits, bits), { minLength: 200, maxLength: 200 }),
				anyPoint,
				fc.array(fc.record({ word: fc.nat(1), all: bits, any: bits }), { maxLength: 4 }),
				(list, words, centre, asked) => {
					const columns = [0, 1].map((n) => Uint32Array.from(words, (it) => it[n]));
					const tests = asked.map(({ word, all, any }): BitTest => {
						return { words: columns[word], all, any };
					});
					const rest = (i: number) => i % 5 !== 0;
					const through = (i: number) =>
						rest(i) &&
						asked.every(({ word, all, any }) => {
							const bits = words[i][word];
							return (bits & all) === all && (any === 0 || (bits & any) !== 0);
						});
					const expected = brute(list, centre, Infinity).filter(through);
					for (const one of [{ ...EVERYTHING, more: tests, rest }, columnFilter(tests, rest)]) {
						expect([...nearestFew(index(list), centre, 7, one)]).toEqual(expected.slice(0, 7));
						expect(nearest(index(list), centre, one)).toBe(expected[0] ?? null);
						expect(countWithin(index(list), centre, Infinity, one)).toBe(expected.length);
					}
				}
			)
		);
	});

	it('finds the nearest few among many, without looking at all', () => {
		const list = Array.from({ length: 5000 }, (_, i) => ({
			latitude: 30 + (i % 71) / 10,
			longitude: -120 + (i % 503) / 10
		}));
		const centre = { latitude: 33.4, longitude: -100.2 };
		const found = nearestFew(index(list), centre, 20, EVERYTHING);
		expect([...found]).toEqual(brute(list, centre, Infinity).slice(0, 20));
	});
});
