import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoint } from '../../../../tests/support/arbitrary-clinics.ts';
import { distance, type Point } from '#lib/geo/point.ts';
import { buildTree } from './area-tree.ts';
import type { Positions } from '#lib/access/people/areas.ts';
import {
	addAccess,
	CatchmentsTooLarge,
	catchmentAccess,
	prepareCatchment,
	type Catchment,
	type PreparedCatchment
} from './catchment.ts';
import type { FallOff } from './fall-off.ts';
import {
	enhancedTwoStepFca,
	modifiedTwoStepFca,
	suppliersWithoutDemand
} from '#lib/access/metrics/metrics.ts';

const columns = (points: readonly Point[]): Positions => ({
	latitude: Float64Array.from(points, ({ latitude }) => latitude),
	longitude: Float64Array.from(points, ({ longitude }) => longitude)
});

function prepare(areas: Positions, clinics: Positions, catchment: Catchment): PreparedCatchment {
	const steps = prepareCatchment(buildTree(areas), clinics, catchment);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

function weigh(fallOff: FallOff, metres: number): number {
	if ('reach' in fallOff) return metres <= fallOff.reach ? fallOff.weight(metres) : 0;
	return fallOff.find((zone) => metres <= zone.metres)?.weight ?? 0;
}

/** Ratios and access as their formulas have them, pair by pair. */
function brute(
	areas: readonly Point[],
	clinics: readonly Point[],
	open: ArrayLike<number>,
	{ fallOff, population, supply, modified }: Catchment
) {
	const weight = (area: Point, clinic: Point) => weigh(fallOff, distance(area, clinic));
	const ratios = clinics.map((clinic, j) => {
		const demand = areas.reduce((sum, area, k) => sum + population[k] * weight(area, clinic), 0);
		return demand > 0 ? supply[j] / demand : 0;
	});
	const access = areas.map((area) =>
		clinics.reduce((sum, clinic, j) => {
			const w = weight(area, clinic);
			return sum + open[j] * ratios[j] * (modified ? w * w : w);
		}, 0)
	);
	return { ratios, access };
}

function expectAlike(found: Float64Array, expected: readonly number[]): void {
	expect(found.length).toBe(expected.length);
	expected.forEach((value, i) => {
		// Where nothing is in reach, 0 it is, and not about 0.
		if (value === 0) expect(found[i]).toBe(0);
		else expect(Math.abs(found[i] / value - 1)).toBeLessThan(1e-12);
	});
}

const near = fc.record({
	latitude: fc.integer({ min: 0, max: 60 }).map((steps) => 51.7 + steps / 100),
	longitude: fc
		.integer({ min: -60, max: 60 })
		.map((steps) => (steps < 0 ? 180 : -180) + steps / 100)
});
const areaLists = fc.array(
	fc.record({ at: fc.oneof(anyPoint, near, near), people: fc.nat(5000) }),
	{ minLength: 1, maxLength: 60 }
);
const clinicLists = fc.array(
	fc.record({
		at: fc.oneof(anyPoint, near, near),
		open: fc.boolean(),
		supply: fc.integer({ min: 1, max: 9 })
	}),
	{ minLength: 1, maxLength: 25 }
);
/** Edges of zones that pairs lie right on, and others. */
const pairs = fc.uniqueArray(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), {
	minLength: 1,
	maxLength: 6
});
const WEIGHTS = [1, 0.88, 0.68, 0.32, 0.22, 0.07];

describe('access by catchments', () => {
	it('is what the formulas say, with people right on an edge and across the antimeridian', () => {
		fc.assert(
			fc.property(
				areaLists,
				clinicLists,
				pairs,
				fc.boolean(),
				(areas, clinics, picks, modified) => {
					const from = areas.map(({ at }) => at);
					const to = clinics.map(({ at }) => at);
					const edges = picks.map(([area, clinic, right]) => {
						const metres = distance(from[area % from.length], to[clinic % to.length]);
						return right ? metres : metres * 0.7;
					});
					const fallOff = [...new Set(edges)]
						.sort((a, b) => a - b)
						.map((metres, zone) => ({ metres, weight: WEIGHTS[zone] }));
					const population = areas.map(({ people }) => people);
					const supply = clinics.map((clinic) => clinic.supply);
					const catchment = { fallOff, population, supply, modified };
					const open = Uint8Array.from(clinics, (clinic) => Number(clinic.open));
					const prepared = prepare(columns(from), columns(to), catchment);
					const expected = brute(from, to, open, catchment);
					expectAlike(prepared.ratio, expected.ratios);
					expect([...prepared.unreached]).toEqual(expected.ratios.map((it) => Number(it === 0)));
					const found = catchmentAccess(prepared, open, new Float64Array(from.length));
					expectAlike(found, expected.access);
				}
			),
			{ numRuns: 400 }
		);
	});

	it.each([
		[
			'zones',
			[
				{ metres: 20_000, weight: 1 },
				{ metres: 60_000, weight: 0.3 }
			],
			false
		],
		['a smooth fall-off', { reach: 60_000, weight: (m: number) => Math.exp(-m / 16_000) }, false],
		[
			'a smooth fall-off weighed once more',
			{ reach: 60_000, weight: (m: number) => 1 / (m + 1) },
			true
		]
	] satisfies [string, FallOff, boolean][])(
		'with %s takes one more clinic in',
		(_, fallOff, modified) => {
			fc.assert(
				fc.property(areaLists, clinicLists, near, (areas, clinics, added) => {
					const from = areas.map(({ at }) => at);
					const to = clinics.map(({ at }) => at);
					const population = areas.map(({ people }) => people);
					const supply = clinics.map((clinic) => clinic.supply);
					const open = clinics.map((clinic) => Number(clinic.open));
					const prepared = prepare(columns(from), columns(to), {
						fallOff,
						population,
						supply,
						modified
					});
					const out = catchmentAccess(
						prepared,
						Uint8Array.from(open),
						new Float64Array(from.length)
					);
					const before = out.slice();
					const expected = brute(from, to, open, { fallOff, population, supply, modified });
					expectAlike(out, expected.access);
					const after = brute(from, [...to, added], [...open, 1], {
						fallOff,
						population,
						supply: [...supply, 2],
						modified
					});
					expect(addAccess(prepared, added, 2, out)).toBeCloseTo(after.ratios[to.length], 12);
					expectAlike(out, after.access);
					out.forEach((access, row) => expect(access).toBeGreaterThanOrEqual(before[row]));
				})
			);
		}
	);

	it('is what the metrics say of the same pairs', () => {
		const areas = fc.sample(near, { numRuns: 200, seed: 11 });
		const clinics = fc.sample(fc.oneof(near, anyPoint), { numRuns: 60, seed: 12 });
		const [steps, weights] = [
			[5_000, 15_000, 30_000],
			[1, 0.68, 0.22]
		];
		const fallOff = steps.map((metres, zone) => ({ metres, weight: weights[zone] }));
		const population = areas.map((_, row) => 10 * row);
		const supply = clinics.map((_, j) => 1 + (j % 3));
		const entries = (values: number[]) => new Map(values.map((value, i) => [String(i), value]));
		const od = areas.flatMap((area, i) =>
			clinics.map((clinic, j) => ({
				origin: String(i),
				destination: String(j),
				cost: distance(area, clinic)
			}))
		);
		const table = { od, supply: entries(supply), demand: entries(population) };
		const decay = { type: 'step', steps, weights } as const;
		const open = new Uint8Array(clinics.length).fill(1);
		for (const modified of [false, true]) {
			const catchment = { fallOff, population, supply, modified };
			const prepared = prepare(columns(areas), columns(clinics), catchment);
			const found = catchmentAccess(prepared, open, new Float64Array(areas.length));
			const metric = modified ? modifiedTwoStepFca : enhancedTwoStepFca;
			expectAlike(found, [...metric(table, { decay }).values()]);
			const unreached = clinics.keys().filter((j) => prepared.unreached[j] === 1);
			expect([...unreached].map(String)).toEqual(suppliersWithoutDemand(table, { decay }));
		}
	});

	it('shares out all of the supply that people are in reach of', () => {
		const areas = fc.sample(near, { numRuns: 400, seed: 5 });
		const clinics = fc.sample(near, { numRuns: 30, seed: 6 });
		const population = areas.map((_, row) => row);
		const catchment = {
			fallOff: [
				{ metres: 10_000, weight: 1 },
				{ metres: 30_000, weight: 0.5 }
			],
			population,
			supply: clinics.map(() => 1)
		};
		const prepared = prepare(columns(areas), columns(clinics), catchment);
		const open = new Uint8Array(clinics.length).fill(1);
		const access = catchmentAccess(prepared, open, new Float64Array(areas.length));
		const given = access.reduce((sum, each, row) => sum + each * population[row], 0);
		const reached = prepared.unreached.filter((it) => it === 0).length;
		expect(reached).toBeGreaterThan(0);
		expect(given).toBeCloseTo(reached, 9);
	});

	it('keeps a part for many areas alike', () => {
		const areas = fc.sample(near, { numRuns: 1000, seed: 1 });
		const prepared = prepare(columns(areas), columns(areas.slice(0, 1)), {
			fallOff: [{ metres: Infinity, weight: 1 }],
			population: areas.map(() => 1),
			supply: [1]
		});
		expect(prepared.nodes.length).toBe(1);
		expect(prepared.bytes).toBe(5);
	});

	it('refuses what is no fall-off', () => {
		const one = columns([{ latitude: 0, longitude: 0 }]);
		const attempt = (fallOff: FallOff) => () =>
			prepare(one, one, { fallOff, population: [1], supply: [1] });
		expect(attempt([])).toThrow(RangeError);
		expect(attempt([{ metres: NaN, weight: 1 }])).toThrow(RangeError);
		expect(attempt([{ metres: 1, weight: -1 }])).toThrow(RangeError);
		expect(attempt([{ metres: 1, weight: Infinity }])).toThrow(RangeError);
		const falling = [2, 1].map((metres) => ({ metres, weight: 1 }));
		expect(attempt(falling)).toThrow(RangeError);
	});

	it('refuses more pairs than there is room for', () => {
		const areas = columns(fc.sample(near, { numRuns: 400, seed: 3 }));
		const ones = new Uint8Array(400).fill(1);
		const fallOff = { reach: 1e6, weight: () => 1 };
		const all = (mostBytes?: number) => () =>
			prepare(areas, areas, { fallOff, population: ones, supply: ones, mostBytes });
		expect(all()).not.toThrow();
		expect(all(10_000)).toThrow(CatchmentsTooLarge);
	});
});
