import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	anyScene,
	expectAccess,
	expectClose,
	pairs,
	sum,
	tableOf,
	TOWNS
} from '../../../../tests/support/cost-tables.ts';
import { balancingCost, nearestCost, prepareTable } from './metrics.ts';

/** Patients and places: 3 at North within 5.5 minutes, 2 at South within 20. */
const PLACES = {
	od: pairs(
		['Ames', 'North', 5.5],
		['Ames', 'South', 20],
		['Boone', 'North', 5.5],
		['Boone', 'South', 20],
		['Colo', 'North', 40]
	),
	supply: { North: 3, South: 2 },
	demand: { Ames: 2, Boone: 3, Colo: 3, Dows: 0 }
};

describe('balancing cost', () => {
	it('worked by hand: more supply than demand, as ipeaGIT/accessibility has it', () => {
		// Ames needs more than 2, and North has 3. Boone needs more than 3: North's 3 are not enough.
		expectAccess(balancingCost(PLACES, { increment: 0 }), {
			...{ Ames: 5.5, Boone: 20, Colo: Infinity, Dows: 0 }
		});
		expectAccess(balancingCost(PLACES, { increment: 1 }), {
			...{ Ames: 6, Boone: 20, Colo: Infinity, Dows: 0 }
		});
	});

	it('as much supply as demand will do where that is asked for', () => {
		expectAccess(balancingCost(PLACES, { increment: 0, orEqual: true }), {
			...{ Ames: 5.5, Boone: 5.5, Colo: 40, Dows: 0 }
		});
	});

	it('is 0 without demand, even where there is no way; and Infinity where there is never enough', () => {
		expectAccess(balancingCost(TOWNS, { increment: 1 }), {
			...{ Ames: Infinity, Boone: Infinity, Colo: 0, Dows: Infinity }
		});
		expectAccess(balancingCost({ od: [], supply: {}, demand: {} }, { increment: 1 }), {});
		const od = pairs(['Ames', 'North', Infinity], ['Rome', 'North', 3]);
		expectAccess(
			balancingCost({ od, supply: { North: 9 }, demand: { Ames: 1 } }, { increment: 1 }),
			{
				...{ Ames: Infinity, Rome: 0 }
			}
		);
		const atOnce = { od: pairs(['a', 'b', 0]), supply: { b: 2 }, demand: { a: 1 } };
		expectAccess(balancingCost(atOnce, { increment: 5 }), { a: 0 });
	});

	it('is found by looking at one step after the other, on any table', () => {
		fc.assert(
			fc.property(
				anyScene,
				fc.constantFrom(0.05, 0.1, 1, 3, 7, 65),
				fc.boolean(),
				(scene, increment, orEqual) => {
					const expected = scene.costs.map((row, i) => {
						const people = scene.demand[i] % 12;
						if (people === 0) return 0;
						for (let k = 0; (k - 1) * increment < 65; k++) {
							const within = sum(
								row.map((cost, j) => (cost !== null && cost <= k * increment ? scene.supply[j] : 0))
							);
							if (within > people || (orEqual && within === people)) return k * increment;
						}
						return Infinity;
					});
					const table = tableOf({ ...scene, demand: scene.demand.map((people) => people % 12) });
					const found = balancingCost(table, { increment, orEqual });
					expectClose(found.values(), expected);
					expect(balancingCost(prepareTable(table), { increment, orEqual })).toEqual(found);
				}
			)
		);
	});

	it('is the cost of the n-th nearest, where all have demand for n and as much will do', () => {
		fc.assert(
			fc.property(anyScene, fc.integer({ min: 2, max: 20 }), (scene, n) => {
				const table = tableOf({ ...scene, demand: scene.demand.map(() => n) });
				expect(balancingCost(table, { increment: 0, orEqual: true })).toEqual(
					nearestCost(table, { n })
				);
			})
		);
	});

	it('never falls when the step or the demand grows, nor rises when supply does', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const least = [...balancingCost(tableOf(scene), { increment: 0 }).values()];
				const compare = (other: Map<string, number>, sign: 1 | -1) =>
					[...other.values()].forEach((cost, i) => {
						if (cost !== least[i]) expect(sign * (cost - least[i])).toBeGreaterThan(0);
					});
				compare(balancingCost(tableOf(scene), { increment: 3 }), 1);
				const more = { ...scene, demand: scene.demand.map((people) => people + 1) };
				compare(balancingCost(tableOf(more), { increment: 0 }), 1);
				const richer = { ...scene, supply: scene.supply.map((supply) => supply + 1) };
				compare(balancingCost(tableOf(richer), { increment: 0 }), -1);
			})
		);
	});

	it.each([-1, NaN, Infinity, undefined])('refuses %s as increment', (increment) => {
		expect(() => balancingCost(PLACES, { increment: increment as number })).toThrow(
			'increment must be a number from 0 up'
		);
	});
});
