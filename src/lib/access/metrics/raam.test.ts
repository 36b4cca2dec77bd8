import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	anyScene,
	expectAccess,
	pairs,
	sum,
	tableOf,
	TOWNS,
	type Scene
} from '../../../../tests/support/cost-tables.ts';
import { prepareTable, raam, type Table } from './metrics.ts';

/**
 * The same by the patient way: one origin after the other divides its people best among the destinations
 * as they are, over and over.
 */
function bySweeps({ costs, supply, demand }: Scene, tau: number, rho: number): number[] {
	const room = supply.map((it) => it * rho);
	const flow = costs.map((row) => row.map(() => 0));
	const ways = costs.map((row) =>
		row.flatMap((cost, j) => (cost !== null && cost < Infinity && room[j] > 0 ? [j] : []))
	);
	const crowd = (j: number, but = -1) =>
		sum(flow.map((row, i) => (i === but ? 0 : row[j]))) / room[j];
	const way = (i: number, j: number) => (costs[i][j] ?? NaN) / tau;
	for (let sweep = 0; sweep < 400; sweep++) {
		ways.forEach((to, i) => {
			if (demand[i] === 0) return;
			const without = to
				.map((j) => ({ j, cost: way(i, j) + crowd(j, i) }))
				.sort((a, b) => a.cost - b.cost);
			let [people, rooms, level] = [demand[i], 0, Infinity];
			for (const { j, cost } of without) {
				if (cost >= level) break;
				people += room[j] * cost;
				rooms += room[j];
				level = people / rooms;
			}
			for (const { j, cost } of without) flow[i][j] = Math.max(0, room[j] * (level - cost));
		});
	}
	return ways.map((to, i) => Math.min(Infinity, ...to.map((j) => way(i, j) + crowd(j))));
}

const usual = ({ supply, demand }: Scene) => sum(demand) / sum(supply);

function expectNear(found: Iterable<number>, expected: readonly number[], part = 1e-9): void {
	[...found].forEach((value, i) => {
		if (value !== expected[i]) {
			expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(part * Math.max(1, expected[i]));
		}
	});
}

describe('RAAM', () => {
	it('worked by hand: one town, two clinics', () => {
		const table: Table = {
			od: pairs(['Ames', 'North', 0], ['Ames', 'South', 30]),
			supply: { North: 1, South: 2 },
			demand: { Ames: 300 }
		};
		// ρ = 100. Of 300, x go to North: x/100 = ½ + (300 − x)/200, and x = 400/3.
		expectAccess(raam(table, { tau: 60 }), { Ames: 4 / 3 });
		// So far away that nobody goes: all 300 at North.
		expectAccess(raam(table, { tau: 10 }), { Ames: 3 });
		expectAccess(raam(table, { tau: 1e20 }), { Ames: 1 });
	});

	it('worked by hand: two towns that share a clinic', () => {
		const od = pairs(
			['Ames', 'North', 30],
			['Ames', 'South', 0],
			['Boone', 'South', 0],
			['Colo', 'South', 6]
		);
		const table: Table = { od, supply: { North: 1, South: 1 }, demand: { Ames: 100, Boone: 100 } };
		// ρ = 100: ½ + (100 − x)/100 = (100 + x)/100 for the x of Ames who go to South: 25.
		expectAccess(raam(table, { tau: 60 }), { Ames: 1.25, Boone: 1.25, Colo: 1.35 });
		// With 200 for each of supply: ½ + (100 − x)/200 = (100 + x)/200: x = 50.
		expectAccess(raam(table, { tau: 60, rho: 200 }), { Ames: 0.75, Boone: 0.75, Colo: 0.85 });
	});

	it('what can’t be reached is Infinity, and a place without people pays what the first would', () => {
		// ρ = 850/8. Were all at their nearest, Ames would pay 600/2ρ + 5/60 at North and 200/ρ + 20/60 at
		// South, which is less: x go there, until (600 − x)/2ρ + 5/60 = (200 + x)/ρ + 20/60.
		const rho = 850 / 8;
		const x = (100 - rho / 4) / 1.5;
		expectAccess(raam(TOWNS, { tau: 60 }), {
			...{ Ames: (200 + x) / rho + 20 / 60, Boone: (200 + x) / rho + 10 / 60 },
			...{ Colo: 30 / 60, Dows: Infinity }
		});
	});

	it('without people there are no crowds, without supply there is nowhere to go', () => {
		expectAccess(raam({ ...TOWNS, demand: {} }, { tau: 60 }), {
			...{ Ames: 5 / 60, Boone: 1 / 6, Colo: 0.5, Dows: Infinity }
		});
		const nowhere = { Ames: Infinity, Boone: Infinity, Colo: Infinity, Dows: Infinity };
		expectAccess(raam({ ...TOWNS, supply: {} }, { tau: 60 }), nowhere);
		expectAccess(raam({ od: [], supply: {}, demand: {} }, { tau: 60 }), {});
		expectAccess(raam({ od: [], supply: { North: 1 }, demand: { Ames: 1 } }, { tau: 60 }), {
			Ames: Infinity
		});
	});

	it('is where people end up who look for something better one after the other', () => {
		fc.assert(
			fc.property(anyScene, fc.constantFrom(5, 60, 1000), (scene, tau) => {
				const found = raam(tableOf(scene), { tau });
				expect([...found.keys()]).toEqual(scene.demand.map((_, i) => `o${i}`));
				expectNear(found.values(), bySweeps(scene, tau, usual(scene) || 1), 1e-4);
				expect(raam(prepareTable(tableOf(scene)), { tau })).toEqual(found);
			})
		);
	});

	it('depends neither on order, nor on the units of cost, demand and supply', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const expected = [...raam(tableOf(scene), { tau: 30 }).values()];
				const table = tableOf(scene);
				const turned = { ...table, od: [...table.od].reverse() };
				expectNear(raam(turned, { tau: 30 }).values(), expected);
				const otherwise = tableOf({
					costs: scene.costs.map((row) => row.map((cost) => cost && cost * 60)),
					supply: scene.supply.map((it) => it / 7),
					demand: scene.demand.map((it) => it * 3),
					decay: scene.decay
				});
				expectNear(raam(otherwise, { tau: 1800 }).values(), expected);
			})
		);
	});

	it('rises for nobody with more supply, and falls for nobody with more people', () => {
		fc.assert(
			fc.property(anyScene, fc.nat(5), (scene, k) => {
				const options = { tau: 30, rho: 50 };
				const before = [...raam(tableOf(scene), options).values()];
				const supply = scene.supply.map((it, j) => (j === k ? it + 2 : it));
				const demand = scene.demand.map((it, i) => (i === k ? it + 100 : it));
				const richer = raam(tableOf({ ...scene, supply }), options).values();
				const fuller = raam(tableOf({ ...scene, demand }), options).values();
				[...richer].forEach((it, i) => expect(it).toBeLessThanOrEqual(before[i] + 1e-9));
				[...fuller].forEach((it, i) => {
					if (it !== before[i]) expect(it).toBeGreaterThanOrEqual(before[i] - 1e-9);
				});
			})
		);
	});

	it('is 1, the usual crowd, where nothing costs anything', () => {
		fc.assert(
			fc.property(anyScene, (scene) => {
				const here = { ...scene, costs: scene.costs.map((row) => row.map(() => 0)) };
				for (const value of raam(tableOf(here), { tau: 30 }).values()) {
					if (sum(scene.demand) > 0 && sum(scene.supply) > 0) expect(value).toBeCloseTo(1, 9);
					else expect(value).toBe(sum(scene.supply) > 0 ? 0 : Infinity);
				}
			})
		);
	});

	it('refuses what can’t be', () => {
		for (const wrong of [0, -1, NaN, Infinity]) {
			expect(() => raam(TOWNS, { tau: wrong })).toThrow('tau must be a number above 0');
			expect(() => raam(TOWNS, { tau: 60, rho: wrong })).toThrow('rho must be a number above 0');
		}
	});

	it('leaves a table that was read once as it is', () => {
		const prepared = prepareTable(TOWNS);
		raam(prepared, { tau: 60 });
		expect(prepared).toEqual(prepareTable(TOWNS));
	});
});
