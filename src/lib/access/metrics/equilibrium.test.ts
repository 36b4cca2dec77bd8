import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEquilibrium, type Agents } from './equilibrium.ts';

/** Costs of travel in rows by origin; null: there is no way. */
interface Place {
	travel: (number | null)[][];
	people: number[];
	capacity: number[];
}

function agentsOf({ travel, people, capacity }: Place): Agents {
	const pairs = travel.map((row) =>
		row.flatMap((travel, j): [to: number, travel: number][] =>
			travel === null ? [] : [[j, travel]]
		)
	);
	const first = [0];
	for (const row of pairs) first.push(first[first.length - 1] + row.length);
	return {
		first: Uint32Array.from(first),
		to: Uint32Array.from(pairs.flat().map(([to]) => to)),
		travel: Float64Array.from(pairs.flat().map(([, travel]) => travel)),
		people: Float64Array.from(people),
		capacity: Float64Array.from(capacity)
	};
}

/** Costs with many ties, circles of equal cost among them, or without; places of all sizes. */
const anyPlace: fc.Arbitrary<Place> = fc
	.tuple(fc.nat(9), fc.nat(7), fc.boolean())
	.chain(([origins, destinations, tied]) => {
		const list = <T>(of: fc.Arbitrary<T>, length: number) =>
			fc.array(of, { minLength: length, maxLength: length });
		const travel = tied
			? fc.integer({ min: 0, max: 4 }).map((it) => it / 4)
			: fc.double({ min: 0, max: 3, noNaN: true });
		const size = fc.oneof(
			fc.integer({ min: 1, max: 9 }),
			fc.constantFrom(1e-3, 1, 1e4, 1e6),
			fc.double({ min: 0.01, max: 50, noNaN: true })
		);
		return fc.record({
			travel: list(list(fc.option(travel, { freq: 4 }), destinations), origins),
			people: list(
				fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 5, arbitrary: size }),
				origins
			),
			capacity: list(size, destinations)
		});
	});

/**
 * That everybody goes somewhere, congestion is what their number makes it, and nobody gains: no pair in
 * use costs more than another of its origin. Congestion is the same in all such states, since it rises
 * with the number.
 */
function expectEquilibrium(agents: Agents): void {
	const { first, to, travel, people, capacity } = agents;
	const { congestion, flow } = findEquilibrium(agents);
	const there = new Float64Array(capacity.length);
	flow.forEach((it, p) => (there[to[p]] += it));
	const rounding = 1e-12 * [...people, ...capacity].reduce((a, b) => a + b, 0);
	congestion.forEach((it, j) => {
		expect(Math.abs(it * capacity[j] - there[j])).toBeLessThanOrEqual(rounding);
	});
	for (let i = 0; i < people.length; i++) {
		const pairs = Array.from({ length: first[i + 1] - first[i] }, (_, k) => first[i] + k);
		const gone = pairs.reduce((sum, p) => sum + flow[p], 0);
		const expected = pairs.length > 0 ? people[i] : 0;
		expect(Math.abs(gone - expected)).toBeLessThanOrEqual(rounding);
		const costs = pairs.map((p) => travel[p] + congestion[to[p]]);
		const least = Math.min(...costs);
		pairs.forEach((p, k) => {
			expect(flow[p]).toBeGreaterThanOrEqual(0);
			if (flow[p] > 0) expect(costs[k]).toBeLessThanOrEqual(least * (1 + 1e-9) + 1e-12);
		});
	}
}

describe('at the equilibrium', () => {
	it('nobody gains by going elsewhere, in any place', () => {
		fc.assert(
			fc.property(anyPlace, (place) => expectEquilibrium(agentsOf(place))),
			{ numRuns: 500 }
		);
	});

	it('along a road where all have two destinations for nothing, and most live at one end', () => {
		const length = 300;
		const travel = Array.from({ length }, (_, i) =>
			Array.from({ length: length + 1 }, (_, j) => (j === i || j === i + 1 ? 0 : null))
		);
		const people = travel.map((_, i) => (i < length / 2 ? 1.5 : 0.5));
		const agents = agentsOf({ travel, people, capacity: Array<number>(length + 1).fill(1) });
		expectEquilibrium(agents);
		const { congestion } = findEquilibrium(agents);
		expect(congestion[0]).toBeCloseTo(225 / 151, 12);
		expect(congestion[length]).toBeCloseTo(75 / 150, 12);
	});

	it('in a large town, with distances as the crow flies', () => {
		let seed = 7;
		const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
		const spots = (count: number) => Array.from({ length: count }, () => [random(), random()]);
		const clinics = spots(60);
		const travel = spots(250).map(([x, y]) => clinics.map(([u, v]) => Math.hypot(x - u, y - v)));
		const people = travel.map(() => Math.floor(9000 * random()));
		const total = people.reduce((a, b) => a + b);
		const capacity = clinics.map(() => (total / 60) * (0.2 + random()));
		expectEquilibrium(agentsOf({ travel, people, capacity }));
	});

	it('with nobody, nowhere to go, or no way', () => {
		const nobody = { congestion: new Float64Array(2), flow: new Float64Array(2) };
		expect(
			findEquilibrium(agentsOf({ travel: [[1, 2]], people: [0], capacity: [1, 1] }))
		).toMatchObject(nobody);
		expect(
			findEquilibrium(agentsOf({ travel: [], people: [], capacity: [] })).congestion
		).toHaveLength(0);
		const lost = findEquilibrium(agentsOf({ travel: [[null]], people: [5], capacity: [1] }));
		expect([...lost.congestion]).toEqual([0]);
	});
});
