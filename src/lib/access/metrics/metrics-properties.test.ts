import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightBy } from './decay.ts';
import {
	balancedFca,
	catchmentRatios,
	cumulative,
	enhancedTwoStepFca,
	ESKETAMINE_STARTS,
	gravity,
	LUO_QI_2009,
	modifiedTwoStepFca,
	nearestCost,
	normalize,
	passiveCumulative,
	prepareTable,
	suppliersWithoutDemand,
	threeStepFca,
	twoStepFca,
	WAN_2012,
	type Decay,
	type Table
} from './metrics.ts';

/** Costs in rows by origin; null: no pair. The formulas below read like the papers'. */
interface Scene {
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
			{ type: 'power', exponent: 1.5 },
			{ type: 'gravity', scale: 5, alpha: -2, min: 5 }
		),
		fc.constantFrom(undefined, 0, 20, 40)
	)
	.map(([decay, maxCost]) => ({ ...decay, maxCost }));

const anyScene: fc.Arbitrary<Scene> = fc
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

function tableOf({ costs, supply, demand }: Scene): Table {
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

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
const ratio = (a: number, b: number): number => (b > 0 ? a / b : 0);

/** f(c_ij), 0 out of reach. */
function weightsOf({ costs, decay }: Scene, maxCost = decay.maxCost ?? Infinity): number[][] {
	const weight = weightBy(decay);
	return costs.map((row) =>
		row.map((cost) => (cost !== null && cost < Infinity && cost <= maxCost ? weight(cost) : 0))
	);
}

const column = (rows: number[][], j: number): number[] => rows.map((row) => row[j]);

/** A_i = Σ_j S_j / (Σ_k P_k taken_kj) given_ij */
function access({ supply, demand }: Scene, taken: number[][], given: number[][]): number[] {
	return given.map((row) =>
		sum(
			row.map(
				(weight, j) =>
					ratio(supply[j], sum(demand.map((people, k) => people * taken[k][j]))) * weight
			)
		)
	);
}

const FORMULAS: [metric: typeof twoStepFca, formula: (scene: Scene) => number[]][] = [
	[gravity, (scene) => weightsOf(scene).map((row) => sum(row.map((w, j) => scene.supply[j] * w)))],
	[twoStepFca, (scene) => access(scene, weightsOf(scene), weightsOf(scene))],
	[enhancedTwoStepFca, (scene) => access(scene, weightsOf(scene), weightsOf(scene))],
	[
		modifiedTwoStepFca,
		(scene) =>
			access(
				scene,
				weightsOf(scene),
				weightsOf(scene).map((row) => row.map((w) => w ** 2))
			)
	],
	[
		threeStepFca,
		(scene) => {
			const within = weightsOf(scene);
			const all = weightsOf(scene, Infinity);
			const shared = within.map((row, i) => row.map((w, j) => ratio(all[i][j], sum(all[i])) * w));
			return access(scene, shared, shared);
		}
	],
	[
		balancedFca,
		(scene) => {
			const w = weightsOf(scene);
			return access(
				scene,
				w.map((row) => row.map((it) => ratio(it, sum(row)))),
				w.map((row) => row.map((it, j) => ratio(it, sum(column(w, j)))))
			);
		}
	]
];

function expectClose(found: Iterable<number>, expected: readonly number[]): void {
	const values = [...found];
	expect(values).toHaveLength(expected.length);
	values.forEach((value, i) => {
		if (value !== expected[i]) {
			expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(1e-10 * Math.abs(expected[i]));
		}
	});
}

describe('on any table, as the formula has it', () => {
	it.each(FORMULAS.map((it) => [it[0].name, ...it] as const))('%s', (_, metric, formula) => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const found = metric(tableOf(scene), scene);
				expect([...found.keys()]).toEqual(scene.demand.map((_, i) => `o${i}`));
				expectClose(found.values(), formula(scene));
				expect(metric(prepareTable(tableOf(scene)), scene)).toEqual(found);
			})
		);
	});

	it('nearest cost', () => {
		fc.assert(
			fc.property(anyScene, fc.integer({ min: 1, max: 20 }), (scene, n) => {
				const within = (row: (number | null)[], cost: number) =>
					sum(row.map((it, j) => (it !== null && it <= cost ? scene.supply[j] : 0)));
				const expected = scene.costs.map((row) =>
					Math.min(Infinity, ...row.flatMap((c) => (c !== null && within(row, c) >= n ? [c] : [])))
				);
				expectClose(nearestCost(tableOf(scene), { n }).values(), expected);
			})
		);
	});

	it('cumulative, both ways', () => {
		fc.assert(
			fc.property(anyScene, fc.constantFrom(0, 5, 30, 65, Infinity), (scene, cutoff) => {
				const reached = scene.costs.map((row) =>
					row.map((cost) => Number(cost !== null && cost < Infinity && cost <= cutoff))
				);
				expectClose(
					cumulative(tableOf(scene), { cutoff }).values(),
					reached.map((row) => sum(row.map((it, j) => it * scene.supply[j])))
				);
				expectClose(
					passiveCumulative(tableOf(scene), { cutoff }).values(),
					scene.supply.map((_, j) => sum(column(reached, j).map((it, i) => it * scene.demand[i])))
				);
			})
		);
	});

	it('catchment ratios', () => {
		fc.assert(
			fc.property(anyScene, fc.constantFrom(0, 5, 30, 65), (scene, cutoff) => {
				const supply = [...cumulative(tableOf(scene), { cutoff }).values()];
				const between = scene.demand.flatMap((_, i) =>
					scene.demand.map((_, k) => ({
						origin: `o${i}`,
						destination: `o${k}`,
						cost: 7 * Math.abs(i - k)
					}))
				);
				const near = scene.demand.map((_, i) =>
					sum(scene.demand.map((people, k) => (7 * Math.abs(i - k) <= cutoff ? people : 0)))
				);
				expectClose(
					catchmentRatios(tableOf(scene), { cutoff, between }).values(),
					supply.map((it, i) => ratio(it, near[i]))
				);
			})
		);
	});
});

describe('on any table', () => {
	const total = (scene: Scene, found: Map<string, number>) =>
		sum([...found.values()].map((it, i) => it * scene.demand[i]));

	it('2SFCA, E2SFCA and 3SFCA give out all supply but that of suppliers nobody reaches', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const table = tableOf(scene);
				const left = new Set(suppliersWithoutDemand(table, scene));
				const supply = sum(scene.supply.filter((_, j) => !left.has(`d${j}`)));
				for (const metric of [twoStepFca, enhancedTwoStepFca, threeStepFca]) {
					expect(total(scene, metric(table, scene))).toBeCloseTo(supply, 8);
				}
			})
		);
	});

	it('M2SFCA is never above E2SFCA while no weight is above 1, and is it where all are 0 or 1', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const table = tableOf(scene);
				const enhanced = enhancedTwoStepFca(table, scene);
				for (const [id, value] of modifiedTwoStepFca(table, scene)) {
					expect(value).toBeLessThanOrEqual((enhanced.get(id) ?? NaN) * (1 + 1e-12));
					if (scene.decay.type === 'binary') expect(value).toBe(enhanced.get(id));
				}
			})
		);
	});

	it('balanced FCA keeps the level of service: access adds up to the ratios of the suppliers', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const w = weightsOf(scene);
				const ratios = scene.supply.map((it, j) =>
					ratio(it, sum(scene.demand.map((people, i) => people * ratio(w[i][j], sum(w[i])))))
				);
				const found = sum(balancedFca(tableOf(scene), scene).values());
				expect(Math.abs(found - sum(ratios))).toBeLessThanOrEqual(1e-9 * sum(ratios));
			})
		);
	});

	it('one supplier gives everybody the same by 2SFCA, however many they are', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }), (demand) => {
				const scene: Scene = {
					...{ costs: demand.map(() => [0]), supply: [1], demand },
					decay: { type: 'binary', cutoff: 0 }
				};
				const share = 1 / sum(demand);
				expectClose(
					twoStepFca(tableOf(scene), scene).values(),
					demand.map(() => share)
				);
				expectClose(normalize(twoStepFca(tableOf(scene), scene), tableOf(scene).demand).values(), [
					...demand.map(() => 1)
				]);
			})
		);
	});

	it('more supply never takes access from anyone, and never makes the nearest farther', () => {
		fc.assert(
			fc.property(anyScene, fc.nat(4), (scene, j) => {
				const more = { ...scene, supply: scene.supply.map((it, k) => it + (k === j ? 1 : 0)) };
				for (const [metric] of FORMULAS) {
					const before = metric(tableOf(scene), scene);
					for (const [id, value] of metric(tableOf(more), scene)) {
						expect(value).toBeGreaterThanOrEqual((before.get(id) ?? NaN) * (1 - 1e-12));
					}
				}
				const before = nearestCost(tableOf(scene), { n: 2 });
				for (const [id, value] of nearestCost(tableOf(more), { n: 2 })) {
					expect(value).toBeLessThanOrEqual(before.get(id) ?? NaN);
				}
			})
		);
	});

	it('the order of pairs doesn’t matter', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const table = tableOf(scene);
				const turned = { ...table, od: [...table.od].reverse() };
				for (const [metric] of FORMULAS) {
					expectClose(metric(turned, scene).values(), [...metric(table, scene).values()]);
				}
			})
		);
	});
});
