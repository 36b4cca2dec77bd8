import { describe, expect, it } from 'vitest';
import { expectAccess, HALF, pairs, TOWNS } from '../../../../tests/support/cost-tables.ts';
import {
	balancedFca,
	catchmentRatios,
	cumulative,
	enhancedTwoStepFca,
	gravity,
	LUO_QI_2009,
	modifiedTwoStepFca,
	nearestCost,
	normalize,
	passiveCumulative,
	prepareTable,
	scaledTo,
	suppliersWithoutDemand,
	TableError,
	threeStepFca,
	twoStepFca,
	WAN_2012,
	type Decay,
	type Pair,
	type Table
} from './metrics.ts';

describe('worked by hand', () => {
	it('nearest cost: supply adds up until n is reached', () => {
		expectAccess(nearestCost(TOWNS), { Ames: 5, Boone: 10, Colo: 30, Dows: Infinity });
		// North's 2 will do for Ames; Boone needs South's 1 and then North.
		expectAccess(nearestCost(TOWNS, { n: 2 }), { Ames: 5, Boone: 20, Colo: 30, Dows: Infinity });
		// 2 + 1 at the second of each; Far has 5.
		expectAccess(nearestCost(TOWNS, { n: 3 }), { Ames: 20, Boone: 20, Colo: 30, Dows: Infinity });
		expectAccess(nearestCost(TOWNS, { n: 4 }), {
			...{ Ames: Infinity, Boone: Infinity },
			...{ Colo: 30, Dows: Infinity }
		});
	});

	it('nearest cost: any supply above 0 is a nearest one, none is not', () => {
		const od = pairs(['a', 'none', 1], ['a', 'part', 2], ['a', 'whole', 3]);
		const supply = { none: 0, part: 0.5, whole: 1 };
		expectAccess(nearestCost({ od, supply }), { a: 2 });
		expectAccess(nearestCost({ od, supply }, { n: 1.5 }), { a: 3 });
	});

	it('cumulative: what costs exactly the cutoff is within it', () => {
		expectAccess(cumulative(TOWNS, { cutoff: 10 }), { Ames: 2, Boone: 1, Colo: 0, Dows: 0 });
		expectAccess(cumulative(TOWNS, { cutoff: 20 }), { Ames: 3, Boone: 3, Colo: 0, Dows: 0 });
		expectAccess(cumulative(TOWNS, { cutoff: 19.99 }), { Ames: 2, Boone: 1, Colo: 0, Dows: 0 });
		expectAccess(cumulative(TOWNS, { cutoff: Infinity }), { Ames: 3, Boone: 3, Colo: 5, Dows: 0 });
	});

	it('passive cumulative: people who reach a destination', () => {
		expectAccess(passiveCumulative(TOWNS, { cutoff: 20 }), { North: 800, South: 800, Far: 0 });
		expectAccess(passiveCumulative(TOWNS, { cutoff: 10 }), { North: 600, South: 200, Far: 0 });
		const od = pairs(['Ames', 'anywhere', 3]);
		expectAccess(passiveCumulative({ od, demand: { Ames: 7 } }, { cutoff: 3 }), { anywhere: 7 });
	});

	it('gravity', () => {
		// Ames: 2 × 1 + 1 × ½. Boone: 1 × 1 + 2 × ½.
		expectAccess(gravity(TOWNS, HALF), { Ames: 2.5, Boone: 2, Colo: 0, Dows: 0 });
		// 2 / 5 + 1 / 20; 1 / 10 + 2 / 20; 5 / 30.
		expectAccess(gravity(TOWNS, { decay: { type: 'power', exponent: 1 } }), {
			...{ Ames: 0.45, Boone: 0.2 },
			...{ Colo: 1 / 6, Dows: 0 }
		});
	});

	it('2SFCA', () => {
		// Within 20 minutes both towns reach both: North 2 / 800, South 1 / 800.
		expectAccess(twoStepFca(TOWNS, { decay: { type: 'binary', cutoff: 20 } }), {
			...{ Ames: 3 / 800, Boone: 3 / 800 },
			...{ Colo: 0, Dows: 0 }
		});
	});

	// North has 600 + ½ × 200 = 700 people and a ratio of 2/700; South has ½ × 600 + 200 = 500, and 1/500.
	const [north, south] = [2 / 700, 1 / 500];

	it('E2SFCA', () => {
		expectAccess(enhancedTwoStepFca(TOWNS, HALF), {
			...{ Ames: north + south / 2, Boone: north / 2 + south },
			...{ Colo: 0, Dows: 0 }
		});
	});

	it('M2SFCA', () => {
		expectAccess(modifiedTwoStepFca(TOWNS, HALF), {
			...{ Ames: north + south / 4, Boone: north / 4 + south },
			...{ Colo: 0, Dows: 0 }
		});
	});

	it('3SFCA', () => {
		// Of 1 and ½, ⅔ and ⅓ are chosen. North: ⅔ × 600 × 1 + ⅓ × 200 × ½ = 400 + 100/3 = 1300/3.
		// South: ⅓ × 600 × ½ + ⅔ × 200 × 1 = 100 + 400/3 = 700/3.
		const [atNorth, atSouth] = [6 / 1300, 3 / 700];
		expectAccess(threeStepFca(TOWNS, HALF), {
			...{
				Ames: (2 / 3) * atNorth + (1 / 6) * atSouth,
				Boone: (1 / 6) * atNorth + (2 / 3) * atSouth
			},
			...{ Colo: 0, Dows: 0 }
		});
	});

	it('3SFCA: what lies beyond the greatest cost is chosen, and gives nothing', () => {
		// Ames chooses North by ⅔: ⅔ × 600 = 400, and 2/400 × ⅔. Boone chooses South by ⅔: 400/3.
		expectAccess(threeStepFca(TOWNS, { decay: { ...HALF.decay, maxCost: 10 } }), {
			...{ Ames: (2 / 400) * (2 / 3), Boone: (3 / 400) * (2 / 3) },
			...{ Colo: 0, Dows: 0 }
		});
	});

	it('balanced FCA', () => {
		// Each town divides itself ⅔ : ⅓. North: 400 + 200/3 = 1400/3, 2 ÷ that = 3/700; South: 200 + 400/3
		// = 1000/3, and 3/1000. Each clinic divides that ⅔ : ⅓ too.
		const [atNorth, atSouth] = [3 / 700, 3 / 1000];
		expectAccess(balancedFca(TOWNS, HALF), {
			...{ Ames: (2 / 3) * atNorth + atSouth / 3, Boone: atNorth / 3 + (2 / 3) * atSouth },
			...{ Colo: 0, Dows: 0 }
		});
	});

	it('catchment ratios: over places where people live, or with costs between those', () => {
		const supply = { a: 4, b: 2 };
		const demand = { a: 10, b: 30 };
		const od = pairs(['a', 'a', 0], ['a', 'b', 5], ['b', 'b', 0], ['b', 'a', 9]);
		expectAccess(catchmentRatios({ od, supply, demand }, { cutoff: 5 }), { a: 6 / 40, b: 2 / 30 });
		const between = pairs(['Ames', 'Ames', 0], ['Ames', 'Boone', 15], ['Boone', 'Boone', 0]);
		expectAccess(catchmentRatios(TOWNS, { cutoff: 20, between }), {
			...{ Ames: 3 / 800, Boone: 3 / 200 },
			...{ Colo: 0, Dows: 0 }
		});
	});

	it('dividing by the mean, each origin counting by its demand', () => {
		// (600 × 2 + 200 × 6) / 800 = 3
		const access = new Map(Object.entries({ Ames: 2, Boone: 6 }));
		expectAccess(normalize(access, { Boone: 200, Ames: 600 }), { Ames: 2 / 3, Boone: 2 });
		const nothing = new Map([['Ames', 0]]);
		expectAccess(normalize(nothing, { Ames: 0 }), { Ames: 0 });
		expect(() => normalize(new Map([['Ames', 1]]), { Ames: 0 })).toThrow('NaN');
		expectAccess(normalize(access, { Ames: 1 }), { Ames: 1, Boone: 3 });
		expect(() => normalize(access, { Ames: 1, Boone: 1, Colo: 1 })).toThrow('"Colo" has demand');
	});

	it('a supplier that nobody reaches is named, and gives nothing', () => {
		// Colo is near enough, but nobody lives there; from Dows there is no way; Lone has no pair.
		const table = { ...TOWNS, supply: { ...TOWNS.supply, Lone: 1, Closed: 0 } };
		expect(suppliersWithoutDemand(table, { decay: { type: 'one' } })).toEqual(['Far', 'Lone']);
		expect(suppliersWithoutDemand(TOWNS, { decay: { type: 'binary', cutoff: 4 } })).toEqual([
			...['North', 'South', 'Far']
		]);
		for (const metric of [twoStepFca, threeStepFca, modifiedTwoStepFca, balancedFca]) {
			expect(metric(TOWNS, { decay: { type: 'one' } }).get('Colo')).toBe(0);
		}
	});
});

describe('tables', () => {
	const metrics = [
		...[twoStepFca, enhancedTwoStepFca, threeStepFca, modifiedTwoStepFca, balancedFca],
		...[gravity, suppliersWithoutDemand]
	];

	it('may be empty, or have no pairs', () => {
		for (const metric of metrics) {
			expect([...metric({ od: [], supply: {}, demand: {} }, HALF)]).toEqual([]);
		}
		const lonely = { od: [], supply: { North: 1 }, demand: { Ames: 5 } };
		expectAccess(nearestCost(lonely), { Ames: Infinity });
		expectAccess(twoStepFca(lonely, HALF), { Ames: 0 });
		expectAccess(balancedFca(lonely, HALF), { Ames: 0 });
		expectAccess(passiveCumulative(lonely, { cutoff: 1 }), { North: 0 });
	});

	it('may be read once, from Maps and a generator', () => {
		const prepared = prepareTable({
			od: (function* () {
				for (let n = 0; n < 300; n++) yield* rename(n);
			})(),
			supply: new Map(copies(TOWNS.supply)),
			demand: new Map(copies(TOWNS.demand))
		});
		for (const metric of [twoStepFca, threeStepFca, modifiedTwoStepFca, balancedFca]) {
			const one = metric(TOWNS, HALF);
			for (const [id, value] of metric(prepared, HALF)) {
				expect(value).toBeCloseTo(one.get(id.split(' ')[0]) ?? NaN, 12);
			}
		}
		expect(nearestCost(prepared).size).toBe(1200);
		expect(prepared.cost).toHaveLength(1800);
	});

	const rename = (n: number): Pair[] =>
		[...TOWNS.od].map(({ origin, destination, cost }) => ({
			origin: `${origin} ${n}`,
			destination: `${destination} ${n}`,
			cost
		}));
	const copies = (amounts: Table['supply']): [string, number][] =>
		Array.from({ length: 300 }, (_, n) =>
			Object.entries(amounts).map(([id, it]): [string, number] => [`${id} ${n}`, it])
		).flat();

	it('without demand, list the origins that pairs name', () => {
		const { od, supply } = TOWNS;
		expect([...nearestCost({ od, supply }).keys()]).toEqual(['Ames', 'Boone', 'Colo', 'Dows']);
	});

	it('may hold ids that an object has anyway', () => {
		const od = pairs(['__proto__', 'constructor', 1]);
		const table = {
			od,
			supply: new Map([['constructor', 1]]),
			demand: new Map([['__proto__', 4]])
		};
		expect([...twoStepFca(table, HALF)]).toEqual([['__proto__', 0.25]]);
		expect([...twoStepFca({ ...table, supply: {} }, HALF)]).toEqual([['__proto__', 0]]);
	});

	it('may leave out who has nothing: they are there all the same', () => {
		const od = pairs(['Ames', 'North', 1], ['Ames', 'East', 1], ['Rome', 'North', 1]);
		const table = { od, supply: { North: 2 }, demand: { Ames: 4 } };
		const padded = { od, supply: { North: 2, East: 0 }, demand: { Ames: 4, Rome: 0 } };
		for (const metric of [twoStepFca, threeStepFca, modifiedTwoStepFca, balancedFca]) {
			expect(metric(table, HALF)).toEqual(metric(padded, HALF));
		}
		// East takes half of Ames's choice, and gives nothing: G = 1/2, R = 2 / (4 × 1/2), A = G × R.
		expectAccess(threeStepFca(table, { decay: { type: 'one' } }), { Ames: 0.5, Rome: 1 });
		expect([...nearestCost(table)]).toEqual([...nearestCost(padded)]);
		expect(suppliersWithoutDemand(table, HALF)).toEqual([]);
	});

	it('whose costs are far beyond a decay are out of reach, not beyond numbers', () => {
		const od = pairs(['Ames', 'North', 1440], ['Boone', 'North', 2000]);
		const table = { od, supply: { North: 2 }, demand: { Ames: 600, Boone: 200 } };
		const decays: Decay[] = [
			{ type: 'exponential', rate: 0.5 },
			{ type: 'gaussian', sigma: 20 },
			{ type: 'custom', weight: () => 5e-324 }
		];
		for (const decay of decays) {
			for (const metric of [twoStepFca, threeStepFca, modifiedTwoStepFca, balancedFca]) {
				expectAccess(metric(table, { decay }), { Ames: 0, Boone: 0 });
			}
			expect(suppliersWithoutDemand(table, { decay })).toEqual(['North']);
		}
	});

	it('whose farthest destination is hardly ever chosen have a 3SFCA all the same', () => {
		const supply = { North: 1, Far: 1 };
		const decay: Decay = { type: 'exponential', rate: 1 };
		const far = (cost: number) => ({
			...{ od: pairs(['Ames', 'North', 0], ['Ames', 'Far', cost]), supply },
			demand: { Ames: 10 }
		});
		// Far is chosen by e^-cost, and weighs e^-cost: both are less than supply can be divided by at 368.
		expectAccess(threeStepFca(far(300), { decay }), { Ames: 0.2 });
		expectAccess(threeStepFca(far(368), { decay }), { Ames: 0.1 });
		expectAccess(twoStepFca(far(368), { decay }), { Ames: 0.2 });
	});

	it.each<[string, Partial<Table>, string]>([
		['a cost below 0', { od: pairs(['Ames', 'North', -3]) }, 'Pair 0 (Ames → North): the cost'],
		['a cost that is no number', { od: pairs(['Ames', 'North', NaN]) }, 'and is NaN'],
		[
			'a pair twice',
			{ od: [...TOWNS.od, ...pairs(['Ames', 'South', 20])] },
			'from "Ames" to "South"'
		],
		['supply below 0', { supply: { North: -1 } }, 'The supply of "North"'],
		['supply that is no number', { supply: { North: NaN } }, 'The supply of "North"'],
		['supply without end', { supply: { North: Infinity } }, 'The supply of "North"'],
		['demand below 0', { demand: new Map([['Ames', -1]]) }, 'The demand of "Ames"'],
		['demand that is no number', { demand: { Ames: NaN } }, 'The demand of "Ames"']
	])('with %s are refused', (_, wrong, message) => {
		const table = { ...TOWNS, ...wrong };
		expect(() => prepareTable(table)).toThrow(TableError);
		expect(() => twoStepFca(table, HALF)).toThrow(message);
	});

	it('whose destinations nobody lives at need costs between origins for catchment ratios', () => {
		expect(() => catchmentRatios(TOWNS, { cutoff: 5 })).toThrow(
			'No destination is listed in demand'
		);
	});
});

describe('options', () => {
	it.each([0, 0.5, -1, NaN, Infinity])('refuse %d as n', (n) => {
		expect(() => nearestCost(TOWNS, { n })).toThrow('n must be a number from 1 up');
	});

	it.each([-1, NaN])('refuse %d as cutoff', (cutoff) => {
		expect(() => cumulative(TOWNS, { cutoff })).toThrow('cutoff must be');
		expect(() => passiveCumulative(TOWNS, { cutoff })).toThrow('cutoff must be');
	});

	it('published zones fit other catchments', () => {
		expect(scaledTo(LUO_QI_2009, 3)).toEqual({ ...LUO_QI_2009, steps: [1, 2, 3] });
		expect(scaledTo(WAN_2012, 6).steps).toEqual([1, 2, 3, 6]);
	});
});
