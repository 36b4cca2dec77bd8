import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, type Point } from '#lib/geo/point.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import { buildTree } from './area-tree.ts';
import type { Areas, Positions } from '#lib/access/people/areas.ts';
import {
	CATCHMENTS,
	DECAYS,
	type AccessQuery,
	type DecayName
} from '#lib/access/question/query.ts';
import type { AddedClinic } from '#lib/access/question/scenario.ts';
import { fallOffOf, openScorer, PER_PEOPLE, scoresOf, type Score } from './scores.ts';

const SCORES: Score[] = ['count', 'gravity', '2sfca', 'e2sfca', '3sfca', 'm2sfca', 'bfca'];

/** Near each other, so that catchments overlap; on a grid, so that some coincide. */
const anyPlace: fc.Arbitrary<Point> = fc.record({
	latitude: fc.integer({ min: 0, max: 12 }).map((it) => 40 + it / 10),
	longitude: fc.integer({ min: 0, max: 12 }).map((it) => -90 + it / 10)
});

const columns = (points: readonly Point[]): Positions => ({
	latitude: Float64Array.from(points, ({ latitude }) => latitude),
	longitude: Float64Array.from(points, ({ longitude }) => longitude)
});

type How = Pick<AccessQuery, 'miles' | 'decay'>;

interface Scene {
	people: (Point & { population: number })[];
	clinics: (Point & { open: number })[];
	added: Point[];
	how: How;
}

const anyScene: fc.Arbitrary<Scene> = fc.record({
	people: fc.array(
		fc.tuple(anyPlace, fc.nat(5000)).map(([point, population]) => ({ ...point, population })),
		{ maxLength: 12 }
	),
	clinics: fc.array(
		fc.tuple(anyPlace, fc.nat(1)).map(([point, open]) => ({ ...point, open })),
		{ maxLength: 6 }
	),
	added: fc.array(anyPlace, { maxLength: 2 }),
	how: fc.record({ miles: fc.constantFrom(...CATCHMENTS), decay: fc.constantFrom(...DECAYS) })
});

function found({ people, clinics, added, how }: Scene, score: Score): number[] {
	const areas = {
		...columns(people),
		count: people.length,
		population: Uint32Array.from(people, ({ population }) => population)
	} as Areas;
	const scorer = openScorer(areas, buildTree(areas), columns(clinics));
	const open = Uint8Array.from(clinics, (clinic) => clinic.open);
	const dropped = added.map((at): AddedClinic => ({ ...at, routes: [], payers: [] }));
	return [...scoresOf(scorer, how, score, open, dropped)];
}

/** Each score as its formula has it, over the clinics that count. */
function expected({ people, clinics, added, how }: Scene, score: Score): number[] {
	const fallOff = fallOffOf(score, how);
	const weight = (a: Point, b: Point) => {
		const metres = distance(a, b);
		if ('reach' in fallOff) return metres <= fallOff.reach ? fallOff.weight(metres) : 0;
		return fallOff.find((zone) => metres <= zone.metres)?.weight ?? 0;
	};
	const all = [...clinics.filter(({ open }) => open), ...added];
	const sum = <T>(list: readonly T[], of: (one: T) => number) =>
		list.reduce((total, one) => total + of(one), 0);
	const over = (a: number, b: number) => (b > 0 ? a / b : 0);
	const choice = (i: Point) => sum(all, (k) => weight(i, k));
	const plain = (j: Point) =>
		over(
			1,
			sum(people, (k) => k.population * weight(k, j))
		);
	const formulas: Record<Score, (i: Point) => number> = {
		count: choice,
		gravity: choice,
		'2sfca': (i) => sum(all, (j) => plain(j) * weight(i, j)),
		e2sfca: (i) => sum(all, (j) => plain(j) * weight(i, j)),
		m2sfca: (i) => sum(all, (j) => plain(j) * weight(i, j) ** 2),
		'3sfca': (i) => {
			const picks = (k: Point, j: Point) => over(weight(k, j), choice(k));
			const ratio = (j: Point) =>
				over(
					1,
					sum(people, (k) => picks(k, j) * k.population * weight(k, j))
				);
			return sum(all, (j) => picks(i, j) * ratio(j) * weight(i, j));
		},
		bfca: (i) => {
			const ratio = (j: Point) =>
				over(
					1,
					sum(people, (k) => over(k.population * weight(k, j), choice(k)))
				);
			const spread = (j: Point) => sum(people, (k) => weight(k, j));
			return sum(all, (j) => over(ratio(j) * weight(i, j), spread(j)));
		}
	};
	const times = score === 'count' || score === 'gravity' ? 1 : PER_PEOPLE;
	return people.map((i) => times * formulas[score](i));
}

describe('a score', () => {
	it.each(SCORES)('%s is what its formula says, dropped clinics among them', (score) => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const values = found(scene, score);
				expected(scene, score).forEach((value, i) => {
					if (value === 0) expect(values[i]).toBe(0);
					else expect(values[i] / value).toBeCloseTo(1, 9);
				});
			}),
			{ numRuns: 300 }
		);
	});

	it.each(['2sfca', '3sfca'] as const)('%s gives away each clinic once', (score) => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const values = found(scene, score);
				const given = scene.people.reduce(
					(sum, { population }, i) => sum + (values[i] * population) / PER_PEOPLE,
					0
				);
				const reach = scene.how.miles * METRES_PER_MILE;
				const all = [...scene.clinics.filter(({ open }) => open), ...scene.added];
				const reached = all.filter((clinic) =>
					scene.people.some((it) => it.population > 0 && distance(it, clinic) <= reach)
				);
				expect(given).toBeCloseTo(reached.length, 6);
			}),
			{ numRuns: 200 }
		);
	});
});

describe('readiness to travel', () => {
	it.each(DECAYS)('by %s falls from 1 at the door, and never rises', (decay) => {
		const fallOff = fallOffOf('gravity', { miles: 100, decay });
		const at = (miles: number) => {
			const metres = miles * METRES_PER_MILE;
			if ('reach' in fallOff) return fallOff.weight(metres);
			return fallOff.find((zone) => metres <= zone.metres)?.weight ?? 0;
		};
		expect(at(0)).toBe(1);
		for (let miles = 1; miles <= 100; miles++) expect(at(miles)).toBeLessThanOrEqual(at(miles - 1));
	});

	// Weights as published, and where each ends in a catchment of so many miles.
	it.each<[Score, DecayName, number, Record<number, number>]>([
		['e2sfca', 'luo_qi', 30, { 10: 1, 20: 0.68, 30: 0.22 }],
		['m2sfca', 'luo_qi', 60, { 20: 1, 40: 0.68, 60: 0.22 }],
		['3sfca', 'luo_qi', 60, { 10: 0.962, 20: 0.704, 30: 0.377, 60: 0.042 }],
		['3sfca', 'power', 30, { 5: 0.962, 10: 0.704, 15: 0.377, 30: 0.042 }],
		['e2sfca', 'starts', 25, { 10: 1, 20: 0.88, 25: 0.49 }],
		['gravity', 'starts', 30, { 10: 1, 20: 0.88, 30: 0.49 }],
		['bfca', 'starts', 100, { 10: 1, 20: 0.88, 30: 0.49, 40: 0.32, 50: 0.24, 100: 0.07 }],
		['count', 'starts', 25, { 25: 1 }],
		['2sfca', 'luo_qi', 30, { 30: 1 }]
	])('for %s by %s within %i miles has the published zones', (score, decay, miles, zones) => {
		const found = fallOffOf(score, { miles, decay });
		if ('reach' in found) throw new Error('It has no zones.');
		expect(found.map(({ weight }) => weight)).toEqual(Object.values(zones));
		const ends = Object.keys(zones).map(Number);
		found.forEach((zone, k) => expect(zone.metres / METRES_PER_MILE).toBeCloseTo(ends[k], 9));
	});

	it.each([
		['exponential', 50, Math.exp(-1.5)],
		['gaussian', 50, Math.exp(-0.5)],
		['linear', 25, 0.75],
		['power', 4, 0.25],
		['power', 0.5, 1]
	] as const)('by %s at %d of 100 miles is %d', (decay, miles, weight) => {
		const found = fallOffOf('gravity', { miles: 100, decay });
		if (!('reach' in found)) throw new Error('It has zones.');
		expect(found.weight(miles * METRES_PER_MILE)).toBeCloseTo(weight, 12);
	});
});
