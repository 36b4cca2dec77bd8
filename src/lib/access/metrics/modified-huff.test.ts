import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	access,
	anyScene,
	expectAccess,
	expectClose,
	HALF,
	pairs,
	ratio,
	sum,
	tableOf,
	totals,
	TOWNS,
	weightsOf,
	type Scene
} from '../../../../tests/support/cost-tables.ts';
import { modifiedHuffThreeStepFca, prepareTable, twoStepFca, type Decay } from './metrics.ts';

function modifiedByFormula(scene: Scene): number[] {
	const weights = weightsOf(scene);
	const drawn = weights.map((row) => row.map((weight, j) => weight * scene.supply[j]));
	const shares = drawn.map((row) => row.map((draw) => ratio(draw, sum(row))));
	return access(
		scene,
		shares,
		shares.map((row, i) => row.map((share, j) => share * weights[i][j]))
	);
}

describe('MH3SFCA', () => {
	it('worked by hand: people count whole, supply by its weight', () => {
		// Ames: 2 × 1 to 1 × ½, ⅘ and ⅕. Boone: North 2 × ½ to South 1 × 1, ½ each.
		// North: 480 + 100; South: 120 + 100.
		const [north, south] = [2 / 580, 1 / 220];
		expectAccess(modifiedHuffThreeStepFca(TOWNS, HALF), {
			...{ Ames: (4 / 5) * north + (1 / 10) * south, Boone: north / 4 + south / 2 },
			...{ Colo: 0, Dows: 0 }
		});
	});

	it('is what the formula says, on any table and in any order', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const table = tableOf(scene);
				const found = modifiedHuffThreeStepFca(table, scene);
				expect([...found.keys()]).toEqual(scene.demand.map((_, i) => `o${i}`));
				expectClose(found.values(), modifiedByFormula(scene));
				expect(modifiedHuffThreeStepFca(prepareTable(table), scene)).toEqual(found);
				const turned = { ...table, od: [...table.od].reverse() };
				expectClose(modifiedHuffThreeStepFca(turned, scene).values(), [...found.values()]);
			})
		);
	});

	it('gives out all supply within a catchment of whole weights, and no more where they fall', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const [given, supply] = totals(scene, modifiedHuffThreeStepFca(tableOf(scene), scene));
				if (scene.decay.type === 'binary') expect(given).toBeCloseTo(supply, 8);
				else expect(given).toBeLessThanOrEqual(supply * (1 + 1e-12));
			})
		);
	});

	it('halves access where all weights are halved, which 2SFCA doesn’t', () => {
		const halved: Decay = { type: 'step', steps: [10, 20], weights: [0.5, 0.25] };
		const whole = modifiedHuffThreeStepFca(TOWNS, HALF);
		for (const [id, value] of modifiedHuffThreeStepFca(TOWNS, { decay: halved })) {
			expect(value).toBeCloseTo((whole.get(id) ?? NaN) / 2, 12);
		}
		expectAccess(twoStepFca(TOWNS, { decay: halved }), Object.fromEntries(twoStepFca(TOWNS, HALF)));
	});

	it('tables without people, supply or ways have access of 0', () => {
		const nothing = { Ames: 0, Boone: 0, Colo: 0, Dows: 0 };
		expectAccess(modifiedHuffThreeStepFca({ ...TOWNS, supply: {} }, HALF), nothing);
		expectAccess(modifiedHuffThreeStepFca({ ...TOWNS, demand: {} }, HALF), nothing);
		expectAccess(
			modifiedHuffThreeStepFca({ od: [], supply: { North: 1 }, demand: { Ames: 3 } }, HALF),
			{ Ames: 0 }
		);
		expectAccess(modifiedHuffThreeStepFca({ od: [], supply: {}, demand: {} }, HALF), {});
		const far = pairs(['Ames', 'North', 1440], ['Boone', 'North', 2000]);
		const table = { od: far, supply: { North: 2 }, demand: { Ames: 6, Boone: 2 } };
		expectAccess(modifiedHuffThreeStepFca(table, { decay: { type: 'exponential', rate: 0.5 } }), {
			Ames: 0,
			Boone: 0
		});
	});
});
