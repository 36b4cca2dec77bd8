import { findEquilibrium, type Agents } from './equilibrium.ts';
import { byId, indexed, type PreparedTable, type Table } from './od-table.ts';

/**
 * RAAM, the rational agent access model: people go where travel and congestion together cost them least,
 * until nobody gains by going elsewhere. What an origin's people pay then: the lower, the better.
 *
 *     RAAM_i = min_j (c_ij / τ + D_j / (ρ S_j)),  D_j: demand of all who go to j
 *
 * (J. Saxon & D. Snow, Annals of the American Association of Geographers 110(1), 2020, p. 205,
 * doi:10.1080/24694452.2019.1629870.) An origin's people may divide themselves; all destinations they use
 * cost them the same. There is one such result, and it is found but for rounding.
 *
 * `raam` of pysal/access comes near it: from everybody at the nearest destination it moves whole people
 * in shrinking steps, and stops after 150 rounds.
 *
 * Infinity where nothing can be reached; such demand still counts in ρ. An origin without demand has
 * what the first to live there would pay; pysal/access leaves it out. Without any demand there is no
 * congestion.
 *
 * @param options.tau cost of travel that is as bad as a congestion of 1, in the unit of the costs, above
 * 0; pysal/access takes 60 minutes unless told otherwise
 * @param options.rho demand for each unit of supply that is a congestion of 1, above 0; all demand of the
 * table over all its supply unless given, as in pysal/access
 * @returns by origin, without a unit
 * @throws RangeError when tau or rho isn't a number above 0; TableError, see `prepareTable`
 */
export function raam(
	table: Table | PreparedTable,
	{ tau, rho }: { tau: number; rho?: number }
): Map<string, number> {
	requireAbove0('tau', tau);
	if (rho !== undefined) requireAbove0('rho', rho);
	const it = indexed(table);
	const usual = rho ?? sum(it.demand) / sum(it.supply);
	const agents = agentsOf(it, tau, usual);
	const congestion =
		usual > 0 ? findEquilibrium(agents).congestion : new Float64Array(it.destinations.length);
	const { first, to, travel } = agents;
	const paid = it.origins.map((_, i) => {
		let least = Infinity;
		for (let p = first[i]; p < first[i + 1]; p++)
			least = Math.min(least, travel[p] + congestion[to[p]]);
		return least;
	});
	return byId(it.origins, paid);
}

/** Everybody, and the pairs that lead to some supply. */
function agentsOf(table: PreparedTable, tau: number, rho: number): Agents {
	const first = new Uint32Array(table.first.length);
	const to: number[] = [];
	const travel: number[] = [];
	for (let i = 0; i < table.origins.length; i++) {
		for (let p = table.first[i]; p < table.first[i + 1]; p++) {
			if (!(table.supply[table.to[p]] > 0 && table.cost[p] < Infinity)) continue;
			to.push(table.to[p]);
			travel.push(table.cost[p] / tau);
		}
		first[i + 1] = to.length;
	}
	return {
		...{ first, to: Uint32Array.from(to), travel: Float64Array.from(travel) },
		...{ people: table.demand, capacity: table.supply.map((supply) => rho * supply) }
	};
}

function sum(amounts: Float64Array): number {
	return amounts.reduce((a, b) => a + b, 0);
}

function requireAbove0(name: string, value: number): void {
	if (value > 0 && value < Infinity) return;
	throw new RangeError(`${name} must be a number above 0, and is ${value}.`);
}
