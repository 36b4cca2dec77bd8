import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	access,
	anyScene,
	expectAccess,
	expectClose,
	HALF,
	pairs,
	sum,
	tableOf,
	totals,
	TOWNS,
	weightsOf,
	type Scene
} from '../../../../tests/support/cost-tables.ts';
import type { HuffOptions } from './huff.ts';
import { huffThreeStepFca, prepareTable, threeStepFca, type Decay } from './metrics.ts';

type Choice = Required<Omit<HuffOptions, 'decay' | 'choiceWithin'>> & { choiceWithin?: number };

const anyChoice: fc.Arbitrary<Choice> = fc.record({
	exponent: fc.constantFrom(0, 0.5, 1, 2),
	attraction: fc.constantFrom('supply', 'equal'),
	choiceWithin: fc.constantFrom(undefined, 0, 30, Infinity),
	minCost: fc.constantFrom(1e-8, 5)
});

/** As the papers have it. */
function huffByFormula(scene: Scene, choice: Choice): number[] {
	const weights = weightsOf(scene);
	const drawn = scene.costs.map((row, i) =>
		row.map((cost, j) => {
			if (cost === null || cost === Infinity) return 0;
			const { choiceWithin } = choice;
			if (choiceWithin === undefined ? weights[i][j] === 0 : cost > choiceWithin) return 0;
			const paid = Math.max(cost, choice.minCost);
			return (choice.attraction === 'equal' ? 1 : scene.supply[j]) * paid ** -choice.exponent;
		})
	);
	const shared = drawn.map((row, i) =>
		row.map((draw, j) => (draw / (sum(row) || 1)) * weights[i][j])
	);
	return access(scene, shared, shared);
}

describe('Huff 3SFCA', () => {
	it('worked by hand: supply over cost, within the catchment', () => {
		// Ames: North 2/5 to South 1/20, ⁸⁄₉ and ⅑. Boone: South 1/10 to North 2/20, ½ each.
		// North: ⁸⁄₉ 600 + ½ 200 ½ = 5250/9; South: ⅑ 600 ½ + ½ 200 = 1200/9.
		const [north, south] = [18 / 5250, 9 / 1200];
		expectAccess(huffThreeStepFca(TOWNS, HALF), {
			...{ Ames: (8 / 9) * north + (1 / 18) * south, Boone: north / 4 + south / 2 },
			...{ Colo: 0, Dows: 0 }
		});
	});

	it('worked by hand: the square of cost, all destinations alike', () => {
		// Ames: 1/25 to 1/400, 16 : 1. Boone: South 1/100 to North 1/400, 4 : 1.
		const [north, south] = [2 / (9600 / 17 + 20), 1 / (300 / 17 + 160)];
		const options: HuffOptions = { ...HALF, exponent: 2, attraction: 'equal' };
		expectAccess(huffThreeStepFca(TOWNS, options), {
			...{ Ames: (16 / 17) * north + (1 / 34) * south, Boone: north / 10 + (4 / 5) * south },
			...{ Colo: 0, Dows: 0 }
		});
	});

	it('what may be chosen beyond the catchment takes its share, and serves nobody', () => {
		const near: Decay = { type: 'binary', cutoff: 10 };
		// Within 10 minutes each town has one clinic.
		expectAccess(huffThreeStepFca(TOWNS, { decay: near }), {
			...{ Ames: 2 / 600, Boone: 1 / 200 },
			...{ Colo: 0, Dows: 0 }
		});
		// Choosing both, ⁸⁄₉ of Ames come to North, and half of Boone to South: shares cancel out.
		expectAccess(huffThreeStepFca(TOWNS, { decay: near, choiceWithin: Infinity }), {
			...{ Ames: 2 / 600, Boone: 1 / 200 },
			...{ Colo: 0, Dows: 0 }
		});
		// With a town that has no choice they don't: North has ⁸⁄₉ 600 + 300, all of Erin's.
		const od = [...TOWNS.od, ...pairs(['Erin', 'North', 10])];
		const table = { ...TOWNS, od, demand: { Ames: 600, Erin: 300 } };
		const north = 18 / (4800 + 2700);
		expectAccess(huffThreeStepFca(table, { decay: near, choiceWithin: 20 }), {
			...{ Ames: (8 / 9) * north, Erin: north },
			...{ Boone: 0, Colo: 0, Dows: 0 }
		});
	});

	it('what costs nothing draws next to all, divided by supply; with a higher least cost, some', () => {
		const od = pairs(['a', 'x', 0], ['a', 'y', 0], ['a', 'z', 5], ['b', 'z', 5]);
		const table = { od, supply: { x: 3, y: 1, z: 4 }, demand: { a: 8, b: 2 } };
		const decay: Decay = { type: 'one' };
		// x: ¾ of 8, y: ¼ of 8, z: b alone.
		expectAccess(huffThreeStepFca(table, { decay, minCost: 0 }), {
			a: (3 / 4) * (3 / 6) + (1 / 4) * (1 / 2),
			b: 2
		});
		expectAccess(huffThreeStepFca(table, { decay, minCost: 0, attraction: 'equal' }), {
			a: (1 / 2) * (3 / 4) + (1 / 2) * (1 / 4),
			b: 2
		});
		const next = huffThreeStepFca(table, { decay });
		expect(next.get('a')).toBeCloseTo(1 / 2, 7);
		expect(next.get('b')).toBeCloseTo(2, 7);
		// As if x and y were 5 away: 3 : 1 : 4.
		expectAccess(huffThreeStepFca(table, { decay, minCost: 5 }), {
			a: (3 / 8) * (3 / 3) + (1 / 8) * (1 / 1) + (1 / 2) * (4 / 6),
			b: 4 / 6
		});
	});

	it('is what the formula says, on any table', () => {
		fc.assert(
			fc.property(anyScene, anyChoice, (scene, choice) => {
				const options = { ...scene, ...choice };
				const found = huffThreeStepFca(tableOf(scene), options);
				expect([...found.keys()]).toEqual(scene.demand.map((_, i) => `o${i}`));
				expect(huffThreeStepFca(prepareTable(tableOf(scene)), options)).toEqual(found);
				expectClose(found.values(), huffByFormula(scene, choice));
			})
		);
	});

	it('with weights by the same power of cost and all alike it is 3SFCA', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const decay: Decay = { type: 'gravity', scale: 1, alpha: -1.5, min: 2 };
				expectClose(
					huffThreeStepFca(tableOf(scene), {
						...{ decay, exponent: 1.5, minCost: 2, attraction: 'equal' as const }
					}).values(),
					[...threeStepFca(tableOf(scene), { decay }).values()]
				);
			})
		);
	});

	it('gives out all supply that somebody chooses, and depends on no order or unit of cost', () => {
		fc.assert(
			fc.property(anyScene, fc.constantFrom(0, 1, 2), (scene, exponent) => {
				const decay: Decay = { type: 'binary', cutoff: 30 };
				const table = tableOf(scene);
				const found = huffThreeStepFca(table, { decay, exponent, attraction: 'equal' });
				const [given, supply] = totals({ ...scene, decay }, found);
				expect(given).toBeCloseTo(supply, 7);
				const other = {
					...table,
					od: [...table.od].reverse().map((pair) => ({ ...pair, cost: pair.cost * 60 }))
				};
				expectClose(
					huffThreeStepFca(other, {
						...{ decay: { ...decay, cutoff: 1800 }, minCost: 60e-8 },
						...{ exponent, attraction: 'equal' as const }
					}).values(),
					[...found.values()]
				);
			})
		);
	});

	it('holds for powers beyond numbers', () => {
		const od = pairs(['a', 'x', 1e-300], ['a', 'y', 2e-300], ['a', 'z', 1e300]);
		const table = { od, supply: { x: 1, y: 1, z: 1 }, demand: { a: 5 } };
		expectAccess(huffThreeStepFca(table, { decay: { type: 'one' }, exponent: 9, minCost: 0 }), {
			a: 2 / 5
		});
	});

	it('refuses what can’t be', () => {
		for (const wrong of [-1, NaN]) {
			expect(() => huffThreeStepFca(TOWNS, { ...HALF, exponent: wrong })).toThrow('exponent');
			expect(() => huffThreeStepFca(TOWNS, { ...HALF, minCost: wrong })).toThrow('minCost');
			expect(() => huffThreeStepFca(TOWNS, { ...HALF, choiceWithin: wrong })).toThrow(
				'choiceWithin'
			);
		}
	});
});

it('tables without people, supply or ways have access of 0', () => {
	const nothing = { Ames: 0, Boone: 0, Colo: 0, Dows: 0 };
	expectAccess(huffThreeStepFca({ ...TOWNS, supply: {} }, HALF), nothing);
	expectAccess(huffThreeStepFca({ ...TOWNS, demand: {} }, HALF), nothing);
	expectAccess(huffThreeStepFca({ od: [], supply: { North: 1 }, demand: { Ames: 3 } }, HALF), {
		Ames: 0
	});
	expectAccess(huffThreeStepFca({ od: [], supply: {}, demand: {} }, HALF), {});
	const far = pairs(['Ames', 'North', 1440], ['Boone', 'North', 2000]);
	const table = { od: far, supply: { North: 2 }, demand: { Ames: 6, Boone: 2 } };
	expectAccess(huffThreeStepFca(table, { decay: { type: 'exponential', rate: 0.5 } }), {
		Ames: 0,
		Boone: 0
	});
});
