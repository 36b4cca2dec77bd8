import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoint } from '../../../../tests/support/arbitrary-clinics.ts';
import { distance, type Point } from '#lib/geo/point.ts';
import { buildTree } from './area-tree.ts';
import type { Positions } from '#lib/access/people/areas.ts';
import {
	nearerAdded,
	nearestOpen,
	noneNearest,
	nthNearest,
	prepareNearest,
	rememberFew,
	type PreparedNearest
} from './nearest.ts';

const columns = (points: readonly Point[]): Positions => ({
	latitude: Float64Array.from(points, ({ latitude }) => latitude),
	longitude: Float64Array.from(points, ({ longitude }) => longitude)
});

/** What the n-th nearest open clinic of every area is, the slow way. */
function brute(areas: readonly Point[], clinics: readonly Point[], open: Uint8Array, n = 1) {
	const found = areas.map(
		(area) =>
			clinics
				.map((clinic, i) => ({ i, metres: distance(area, clinic) }))
				.filter(({ i }) => open[i] === 1)
				.sort((a, b) => a.metres - b.metres || a.i - b.i)
				.at(n - 1) ?? { i: -1, metres: Infinity }
	);
	return {
		metres: Float64Array.from(found, ({ metres }) => metres),
		clinic: Int32Array.from(found, ({ i }) => i)
	};
}

/** Goes through a number of steps of looking up the few nearest. */
function remember(prepared: PreparedNearest, steps: number): void {
	const walk = rememberFew(prepared);
	for (let step = 0; step < steps && !walk.next().done;) step++;
}

/** Points around one place, steps of 1e-5° apart: many equally near. */
const crowd = fc.record({
	latitude: fc.integer({ min: 0, max: 20 }).map((steps) => 51.9 + steps / 1e5),
	longitude: fc
		.integer({ min: -10, max: 10 })
		.map((steps) => (steps < 0 ? 180 : -180) + steps / 1e5)
});
const someArea = fc.oneof(anyPoint, crowd);
const areaLists = fc.array(someArea, { maxLength: 80 });
const clinicLists = fc.array(fc.record({ at: fc.oneof(anyPoint, crowd), open: fc.boolean() }), {
	maxLength: 60
});

describe('the nearest open clinic of every area', () => {
	it('is what looking at every clinic finds, whatever areas remember', () => {
		fc.assert(
			fc.property(areaLists, clinicLists, fc.boolean(), (areas, list, remembers) => {
				const clinics = list.map(({ at }) => at);
				const open = Uint8Array.from(list, (one) => Number(one.open));
				const prepared = prepareNearest(buildTree(columns(areas)), columns(clinics));
				if (remembers) remember(prepared, Infinity);
				const found = nearestOpen(prepared, open, noneNearest(areas.length));
				expect(found).toEqual(brute(areas, clinics, open));
			}),
			{ numRuns: 500 }
		);
	});

	it('is the n-th by metres, then by number', () => {
		fc.assert(
			fc.property(areaLists, clinicLists, fc.integer({ min: 1, max: 20 }), (areas, list, n) => {
				const clinics = list.map(({ at }) => at);
				const open = Uint8Array.from(list, (one) => Number(one.open));
				const prepared = prepareNearest(buildTree(columns(areas)), columns(clinics));
				const expected = brute(areas, clinics, open, n);
				expect(nthNearest(prepared, open, n, noneNearest(areas.length))).toEqual(expected);
				remember(prepared, Infinity);
				expect(nthNearest(prepared, open, n, noneNearest(areas.length))).toEqual(expected);
			}),
			{ numRuns: 300 }
		);
	});

	it('is right while some areas remember their few nearest, and when few clinics are open', () => {
		const random = fc.sample(anyPoint, { numRuns: 2700, seed: 7 });
		const [areas, clinics] = [random.slice(0, 2500), random.slice(2500)];
		const prepared = prepareNearest(buildTree(columns(areas)), columns(clinics));
		for (const steps of [0, 1, 1, 3]) {
			remember(prepared, steps);
			for (const every of [1, 29, 90]) {
				const open = Uint8Array.from(clinics, (_, i) => Number(i % every === 0));
				const found = nearestOpen(prepared, open, noneNearest(areas.length));
				expect(found).toEqual(brute(areas, clinics, open));
			}
		}
		expect(prepared.remembered).toBe(areas.length);
	});

	it('is right with more clinics than areas, many of them equally near', () => {
		const clinics = fc.sample(fc.oneof(anyPoint, crowd, crowd), { numRuns: 3000, seed: 8 });
		const areas = fc.sample(someArea, { numRuns: 150, seed: 9 });
		const prepared = prepareNearest(buildTree(columns(areas)), columns(clinics));
		for (const every of [1, 2]) {
			const open = Uint8Array.from(clinics, (_, i) => Number(i % every === 0));
			const found = nearestOpen(prepared, open, noneNearest(areas.length));
			expect(found).toEqual(brute(areas, clinics, open));
		}
	});

	it('is none where none is open, whatever was found before', () => {
		const area = { latitude: 13.4, longitude: 144.7 };
		const prepared = prepareNearest(buildTree(columns([area])), columns([area, area]));
		const out = noneNearest(1);
		expect(nearestOpen(prepared, Uint8Array.of(0, 1), out).clinic).toEqual(Int32Array.of(1));
		expect(nearestOpen(prepared, Uint8Array.of(0, 0), out)).toEqual(noneNearest(1));
		expect(nthNearest(prepared, Uint8Array.of(1, 1), 2, out).clinic).toEqual(Int32Array.of(1));
		expect(nthNearest(prepared, Uint8Array.of(1, 1), 3, out)).toEqual(noneNearest(1));
		expect(() => nthNearest(prepared, Uint8Array.of(1, 1), 0, out)).toThrow(RangeError);
	});

	it('tells in steps how much it remembers, and can be taken up again', () => {
		const areas = columns(fc.sample(anyPoint, { numRuns: 2500, seed: 3 }));
		const prepared = prepareNearest(buildTree(areas), areas);
		expect(rememberFew(prepared).next().value).toBeCloseTo(1024 / 2500);
		expect([...rememberFew(prepared)]).toEqual([2048 / 2500, 1]);
		expect([...rememberFew(prepared)]).toEqual([]);
	});
});

describe('a clinic dropped on the map', () => {
	it('leaves what there would be had it been there before, and makes no one farther', () => {
		fc.assert(
			fc.property(areaLists, clinicLists, someArea, (areas, list, added) => {
				const clinics = list.map(({ at }) => at);
				const open = Uint8Array.from(list, (one) => Number(one.open));
				const tree = buildTree(columns(areas));
				const out = noneNearest(areas.length);
				nearestOpen(prepareNearest(tree, columns(clinics)), open, out);
				const before = out.metres.slice();
				nearerAdded(tree, added, clinics.length, out);
				expect(out).toEqual(brute(areas, [...clinics, added], Uint8Array.of(...open, 1)));
				before.forEach((metres, row) => expect(out.metres[row]).toBeLessThanOrEqual(metres));
			}),
			{ numRuns: 300 }
		);
	});
});
