import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoint } from '../../../../tests/support/arbitrary-clinics.ts';
import { distance, type Point } from '#lib/geo/point.ts';
import { buildTree } from './area-tree.ts';
import type { Areas, Positions } from '#lib/access/people/areas.ts';
import { candidatePlaces, whereNext, type Aim, type NextPlace } from './where-next.ts';

const columns = (points: readonly Point[]): Positions => ({
	latitude: Float64Array.from(points, ({ latitude }) => latitude),
	longitude: Float64Array.from(points, ({ longitude }) => longitude)
});

function look(areas: readonly Point[], candidates: readonly Point[], aim: Aim): NextPlace[] {
	const steps = whereNext(buildTree(columns(areas)), columns(candidates), aim);
	let before = 0;
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		expect(value).toBeGreaterThanOrEqual(before);
		expect(value).toBeLessThanOrEqual(1);
		before = value;
	}
}

/** Looks at every candidate again for every place. */
function greedy(
	areas: readonly Point[],
	candidates: readonly Point[],
	{ population, metres, within, count }: Aim
): number[][] {
	const waits = areas.map((_, row) => metres[row] > within);
	const chosen: number[][] = [];
	let total = 0;
	while (chosen.length < count) {
		const gains = candidates.map((candidate) =>
			areas.reduce(
				(sum, area, row) =>
					sum + (waits[row] && distance(area, candidate) <= within ? population[row] : 0),
				0
			)
		);
		const gained = Math.max(0, ...gains);
		if (gained === 0) break;
		const best = gains.indexOf(gained);
		areas.forEach((area, row) => (waits[row] &&= distance(area, candidates[best]) > within));
		chosen.push([best, gained, (total += gained)]);
	}
	return chosen;
}

const near = fc.record({
	latitude: fc.integer({ min: 0, max: 60 }).map((steps) => 51.7 + steps / 100),
	longitude: fc
		.integer({ min: -60, max: 60 })
		.map((steps) => (steps < 0 ? 180 : -180) + steps / 100)
});
const areaLists = fc.array(
	fc.record({
		at: fc.oneof(anyPoint, near, near, near),
		// Few values: many ties.
		people: fc.constantFrom(0, 1, 1, 2, 5000),
		metres: fc.constantFrom(0, 10_000, 30_000, Infinity, Infinity)
	}),
	{ minLength: 1, maxLength: 60 }
);
const candidateLists = fc.array(fc.oneof(anyPoint, near, near, near), {
	minLength: 1,
	maxLength: 30
});

describe('where next', () => {
	it('is what looking at every candidate each time finds, ties and edges included', () => {
		fc.assert(
			fc.property(
				areaLists,
				candidateLists,
				fc.nat(),
				fc.nat(),
				fc.integer({ min: 1, max: 10 }),
				(list, candidates, someArea, someCandidate, count) => {
					const areas = list.map(({ at }) => at);
					const edge = distance(
						areas[someArea % areas.length],
						candidates[someCandidate % candidates.length]
					);
					for (const within of [edge, 10_000]) {
						const aim = {
							population: list.map(({ people }) => people),
							metres: list.map(({ metres }) => metres),
							within,
							count
						};
						const found = look(areas, candidates, aim);
						expect(found.map((it) => [it.candidate, it.gained, it.total])).toEqual(
							greedy(areas, candidates, aim)
						);
						found.forEach((it) => {
							const { latitude, longitude } = candidates[it.candidate];
							expect(it).toMatchObject({ latitude, longitude });
						});
					}
				}
			),
			{ numRuns: 300 }
		);
	});

	it('is at least 1 − 1/e of the best two', () => {
		fc.assert(
			fc.property(areaLists, candidateLists, (list, candidates) => {
				const areas = list.map(({ at }) => at);
				const population = list.map(({ people }) => people);
				const aim = { population, metres: areas.map(() => Infinity), within: 20_000, count: 2 };
				const reached = candidates.map((one) => areas.map((area) => distance(area, one) <= 20_000));
				let best = 0;
				for (const one of reached) {
					for (const two of reached) {
						const sum = population.reduce<number>(
							(s, p, row) => s + (one[row] || two[row] ? p : 0),
							0
						);
						best = Math.max(best, sum);
					}
				}
				const total = look(areas, candidates, aim).at(-1)?.total ?? 0;
				expect(total).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best);
				expect(total).toBeLessThanOrEqual(best);
			})
		);
	});

	it('goes in steps, and may be left', () => {
		const points = fc.sample(anyPoint, { numRuns: 500, seed: 2 });
		const aim = {
			population: points.map(() => 1),
			metres: points.map(() => Infinity),
			within: 1e5,
			count: 10
		};
		const steps = whereNext(buildTree(columns(points)), columns(points), aim);
		expect(steps.next()).toEqual({ done: false, value: 128 / 510 });
		expect(steps.return([])).toEqual({ done: true, value: [] });
		expect(look(points, points, aim)).toHaveLength(10);
		expect(look(points, [], aim)).toEqual([]);
		expect(() => look(points, points, { ...aim, within: -1 })).toThrow(RangeError);
	});
});

describe('candidates', () => {
	const count = 12_000;
	const areas: Areas = {
		...columns(Array.from({ length: count }, (_, i) => ({ latitude: i / count, longitude: 1 }))),
		count,
		population: Uint32Array.from({ length: count }, (_, row) => (row < 1000 ? 7 : row % 3)),
		county: new Uint16Array(count),
		counties: [
			{
				code: '01001',
				name: 'Autauga',
				state: 'AL',
				latitude: 32.5,
				longitude: -86.5,
				population: count,
				first: 0,
				end: count
			},
			{
				code: '01003',
				name: 'Baldwin',
				state: 'AL',
				latitude: 30.6,
				longitude: -87.7,
				seat: { name: 'Bay Minette', latitude: 30.9, longitude: -87.8 },
				population: 0,
				first: count,
				end: count
			}
		]
	};

	it('are the seats of counties; where there is none, the middle of the people', () => {
		expect(candidatePlaces(areas, 'counties')).toEqual({
			rows: Uint32Array.of(0, 1),
			latitude: Float64Array.of(32.5, 30.9),
			longitude: Float64Array.of(-86.5, -87.8)
		});
	});

	it('are the ten thousand tracts where most people live', () => {
		const { rows, latitude } = candidatePlaces(areas, 'tracts');
		expect(rows).toHaveLength(10_000);
		const least = Math.min(...Array.from(rows, (row) => areas.population[row]));
		const left = new Set(areas.population.keys()).difference(new Set(rows));
		expect(Math.max(...Array.from(left, (row) => areas.population[row]))).toBe(least);
		expect([...rows]).toEqual([...rows].sort((a, b) => a - b));
		expect(latitude[5]).toBe(areas.latitude[rows[5]]);
	});
});
