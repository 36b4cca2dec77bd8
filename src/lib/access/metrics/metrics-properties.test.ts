import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	access,
	anyScene,
	column,
	expectClose,
	ratio,
	sum,
	tableOf,
	weightsOf,
	type Scene
} from '../../../../tests/support/cost-tables.ts';
import {
	balancedFca,
	catchmentRatios,
	cumulative,
	enhancedTwoStepFca,
	gravity,
	modifiedTwoStepFca,
	nearestCost,
	normalize,
	passiveCumulative,
	prepareTable,
	suppliersWithoutDemand,
	threeStepFca,
	twoStepFca
} from './metrics.ts';

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
