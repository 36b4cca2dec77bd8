import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	anyScene,
	column,
	expectAccess,
	expectClose,
	HALF,
	pairs,
	ratio,
	sum,
	tableOf,
	TOWNS,
	weightsOf,
	type Scene
} from '../../../../tests/support/cost-tables.ts';
import {
	prepareTable,
	spatialAvailability,
	suppliersWithoutDemand,
	twoStepFca,
	type Decay
} from './metrics.ts';

const anyAlpha = fc.constantFrom(0, 0.5, 1, 2, 7);

/** As the paper has it: balancing factors of population and of impedance, put together. */
function byBalancingFactors(scene: Scene, alpha: number): number[] {
	const weights = weightsOf(scene);
	const powers = scene.demand.map((people) => people ** alpha);
	const byPopulation = powers.map((power) => ratio(power, sum(powers)));
	const byImpedance = weights.map((row) =>
		row.map((weight, j) => ratio(weight, sum(column(weights, j))))
	);
	const together = byImpedance.map((row, i) => row.map((factor) => factor * byPopulation[i]));
	return together.map((row) =>
		sum(row.map((factor, j) => scene.supply[j] * ratio(factor, sum(column(together, j)))))
	);
}

describe('spatial availability', () => {
	it('worked by hand: North is divided 600 : 100, South 300 : 200', () => {
		expectAccess(spatialAvailability(TOWNS, HALF), {
			...{ Ames: (2 * 6) / 7 + 3 / 5, Boone: (2 * 1) / 7 + 2 / 5 },
			...{ Colo: 0, Dows: 0 }
		});
	});

	it('alpha: large origins take more above 1; everybody is alike at 0, even nobody', () => {
		// North: 360000 : 20000; South: 180000 : 40000.
		expectAccess(spatialAvailability(TOWNS, { ...HALF, alpha: 2 }), {
			...{ Ames: 36 / 19 + 9 / 11, Boone: 2 / 19 + 2 / 11 },
			...{ Colo: 0, Dows: 0 }
		});
		// North 1 : ½, South ½ : 1, and Far's 5 for Colo, where nobody lives.
		const decay: Decay = { type: 'step', steps: [10, 30], weights: [1, 0.5] };
		expectAccess(spatialAvailability(TOWNS, { decay, alpha: 0 }), {
			...{ Ames: 4 / 3 + 1 / 3, Boone: 2 / 3 + 2 / 3 },
			...{ Colo: 5, Dows: 0 }
		});
	});

	it('is what the balancing factors of the paper say, on any table', () => {
		fc.assert(
			fc.property(anyScene, anyAlpha, (scene, alpha) => {
				const found = spatialAvailability(tableOf(scene), { ...scene, alpha });
				expect([...found.keys()]).toEqual(scene.demand.map((_, i) => `o${i}`));
				expectClose(found.values(), byBalancingFactors(scene, alpha));
				expect(spatialAvailability(prepareTable(tableOf(scene)), { ...scene, alpha })).toEqual(
					found
				);
			})
		);
	});

	it('adds up to the supply that somebody reaches', () => {
		fc.assert(
			fc.property(anyScene, fc.constantFrom(0.5, 1, 3), (scene, alpha) => {
				const table = tableOf(scene);
				const left = new Set(suppliersWithoutDemand(table, scene));
				const supply = sum(scene.supply.filter((_, j) => !left.has(`d${j}`)));
				expect(sum(spatialAvailability(table, { ...scene, alpha }).values())).toBeCloseTo(
					supply,
					8
				);
			})
		);
	});

	it('is 2SFCA times demand while alpha is 1', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const perPerson = [...twoStepFca(tableOf(scene), scene).values()];
				expectClose(
					spatialAvailability(tableOf(scene), scene).values(),
					perPerson.map((it, i) => it * scene.demand[i])
				);
			})
		);
	});

	it('doesn’t depend on the order of pairs, nor on the unit of demand', () => {
		fc.assert(
			fc.property(anyScene, anyAlpha, (scene, alpha) => {
				const table = tableOf(scene);
				const expected = [...spatialAvailability(table, { ...scene, alpha }).values()];
				const turned = { ...table, od: [...table.od].reverse() };
				expectClose(spatialAvailability(turned, { ...scene, alpha }).values(), expected);
				const scaled = tableOf({ ...scene, demand: scene.demand.map((people) => people / 8) });
				expectClose(spatialAvailability(scaled, { ...scene, alpha }).values(), expected);
			})
		);
	});

	it('holds for powers beyond numbers: the largest takes all', () => {
		const od = pairs(['Ames', 'North', 5], ['Boone', 'North', 5], ['Boone', 'South', 5]);
		const table = { od, supply: { North: 2, South: 1 }, demand: { Ames: 6e9, Boone: 2e9 } };
		expectAccess(spatialAvailability(table, { ...HALF, alpha: 900 }), { Ames: 2, Boone: 1 });
	});

	it('refuses what can’t be', () => {
		for (const alpha of [-1, NaN, Infinity]) {
			expect(() => spatialAvailability(TOWNS, { ...HALF, alpha })).toThrow('alpha must be');
		}
		const decay: Decay = { type: 'binary', cutoff: -1 };
		expect(() => spatialAvailability(TOWNS, { decay })).toThrow(RangeError);
	});

	it('is empty, or nothing, where there is nothing', () => {
		expectAccess(spatialAvailability({ od: [], supply: {}, demand: {} }, HALF), {});
		expectAccess(spatialAvailability({ od: [], supply: { North: 1 }, demand: { Ames: 5 } }, HALF), {
			Ames: 0
		});
		expectAccess(spatialAvailability({ ...TOWNS, demand: {} }, HALF), {
			...{ Ames: 0, Boone: 0, Colo: 0, Dows: 0 }
		});
		expectAccess(spatialAvailability({ ...TOWNS, supply: {} }, HALF), {
			...{ Ames: 0, Boone: 0, Colo: 0, Dows: 0 }
		});
	});
});
