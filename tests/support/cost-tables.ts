import fc from 'fast-check';
import { expect } from 'vitest';
import { weightBy } from '#lib/access/metrics/decay.ts';
import {
	ESKETAMINE_STARTS,
	LUO_QI_2009,
	suppliersWithoutDemand,
	WAN_2012,
	type Decay,
	type Pair,
	type Table
} from '#lib/access/metrics/metrics.ts';

/** Pairs from rows. */
export const pairs = (...rows: [origin: string, destination: string, cost: number][]): Pair[] =>
	rows.map(([origin, destination, cost]) => ({ origin, destination, cost }));

/**
 * Minutes:        North (2)  South (1)  Far (5)
 *     Ames  600      5          20        –
 *     Boone 200     20          10        –
 *     Colo    0     –           –         30
 *     Dows   50     –           –         –
 */
export const TOWNS: Table = {
	od: pairs(
		['Ames', 'North', 5],
		['Ames', 'South', 20],
		['Boone', 'South', 10],
		['Boone', 'North', 20],
		['Colo', 'Far', 30],
		['Dows', 'Far', Infinity]
	),
	supply: { North: 2, South: 1, Far: 5 },
	demand: { Ames: 600, Boone: 200, Colo: 0, Dows: 50 }
};

/** Whole up to 10 minutes, half up to 20, and nothing beyond 30: what the cases below are worked with. */
export const HALF: { decay: Decay } = {
	decay: { type: 'step', steps: [10, 20], weights: [1, 0.5] }
};

/** That results are these, in this order, to twelve places. */
export function expectAccess(found: Map<string, number>, expected: Record<string, number>): void {
	expect([...found.keys()]).toEqual(Object.keys(expected));
	for (const [id, value] of Object.entries(expected)) {
		expect(found.get(id), id).toBeCloseTo(value, 12);
	}
}

/** Costs in rows by origin; null: no pair. The formulas below read like the papers'. */
export interface Scene {
	costs: (number | null)[][];
	supply: number[];
	demand: number[];
	decay: Decay;
}

/** Few values, so that costs tie, are nothing, and fall on steps. */
const anyCost = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 0, max: 13 }).map((it) => it * 5) },
	{ weight: 1, arbitrary: fc.constant(Infinity) },
	{ weight: 2, arbitrary: fc.constant(null) }
);

const anyDecay: fc.Arbitrary<Decay> = fc
	.tuple(
		fc.constantFrom<Decay>(
			{ type: 'binary', cutoff: 30 },
			{ type: 'binary', cutoff: 0 },
			{ type: 'one' },
			LUO_QI_2009,
			WAN_2012,
			ESKETAMINE_STARTS,
			{ type: 'gaussian', sigma: 20 },
			{ type: 'exponential', rate: 0.1 },
			{ type: 'linear', cutoff: 45 },
			{ type: 'logistic', cutoff: 25, sd: 8 },
			{ type: 'power', exponent: 1.5 },
			{ type: 'gravity', scale: 5, alpha: -2, min: 5 }
		),
		fc.constantFrom(undefined, 0, 20, 40)
	)
	.map(([decay, maxCost]) => ({ ...decay, maxCost }));

/** Small tables of all kinds: empty ones, without supply, without people, without ways. */
export const anyScene: fc.Arbitrary<Scene> = fc
	.tuple(fc.nat(6), fc.nat(5))
	.chain(([origins, destinations]) => {
		const list = <T>(of: fc.Arbitrary<T>, length: number) =>
			fc.array(of, { minLength: length, maxLength: length });
		return fc.record({
			costs: list(list(anyCost, destinations), origins),
			supply: list(fc.oneof(fc.constant(0), fc.nat(8)), destinations),
			demand: list(fc.oneof(fc.constant(0), fc.nat(900)), origins),
			decay: anyDecay
		});
	});

/** The scene as a table, whose origins are o0, o1 … and whose destinations are d0, d1 … */
export function tableOf({ costs, supply, demand }: Scene): Table {
	return {
		od: costs.flatMap((row, i) =>
			row.flatMap((cost, j) =>
				cost === null ? [] : [{ origin: `o${i}`, destination: `d${j}`, cost }]
			)
		),
		supply: Object.fromEntries(supply.map((it, j) => [`d${j}`, it])),
		demand: new Map(demand.map((it, i) => [`o${i}`, it]))
	};
}

export const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
/** 0 where there is nothing to divide by. */
export const ratio = (a: number, b: number): number => (b > 0 ? a / b : 0);

/** f(c_ij), 0 out of reach. */
export function weightsOf(
	{ costs, decay }: Scene,
	maxCost = decay.maxCost ?? Infinity
): number[][] {
	const weight = weightBy(decay);
	return costs.map((row) =>
		row.map((cost) => (cost !== null && cost < Infinity && cost <= maxCost ? weight(cost) : 0))
	);
}

export const column = (rows: number[][], j: number): number[] => rows.map((row) => row[j]);

/** A_i = Σ_j S_j / (Σ_k P_k taken_kj) given_ij */
export function access({ supply, demand }: Scene, taken: number[][], given: number[][]): number[] {
	return given.map((row) =>
		sum(
			row.map(
				(weight, j) =>
					ratio(supply[j], sum(demand.map((people, k) => people * taken[k][j]))) * weight
			)
		)
	);
}

/** What access adds up to over everybody, and the supply of those suppliers whom somebody reaches. */
export function totals(scene: Scene, found: Map<string, number>): [given: number, supply: number] {
	const left = new Set(suppliersWithoutDemand(tableOf(scene), scene));
	return [
		sum([...found.values()].map((it, i) => it * scene.demand[i])),
		sum(scene.supply.filter((_, j) => !left.has(`d${j}`)))
	];
}

/** That values are these, in this order, to ten digits. */
export function expectClose(found: Iterable<number>, expected: readonly number[]): void {
	const values = [...found];
	expect(values).toHaveLength(expected.length);
	values.forEach((value, i) => {
		if (value !== expected[i]) {
			expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(1e-10 * Math.abs(expected[i]));
		}
	});
}
