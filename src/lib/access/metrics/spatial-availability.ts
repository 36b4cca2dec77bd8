import type { Decay } from './decay.ts';
import { byId, indexed, type PreparedTable, type Table } from './od-table.ts';
import { weightsOf } from './opportunities.ts';

/**
 * Spatial availability: each destination's supply is divided among the origins that reach it, by demand
 * and by nearness, and every origin adds up what falls to it:
 *
 *     V_i = Σ_j S_j P_i^α f(c_ij) / Σ_k P_k^α f(c_kj)
 *
 * (A. Soukhov, A. Páez, C. D. Higgins & M. Mohamed, PLoS ONE 18(1), 2023, e0278468,
 * doi:10.1371/journal.pone.0278468, equations of its balancing factors put together). Nothing counts
 * twice: Σ_i V_i is all the supply that somebody reaches. It is supply, not supply for each person; for
 * α = 1 and divided by demand it is `twoStepFca`.
 *
 * @param options.alpha how demand counts: above 1 in favour of large origins, below 1 of small ones. At
 * 0 demand doesn't count at all, and an origin without any takes its share like every other, as in
 * ipeaGIT/accessibility; above 0 it takes none
 * @returns supply, by origin
 * @throws RangeError when the decay can't be, see `Decay`, or alpha isn't a number from 0 up;
 * TableError, see `prepareTable`
 */
export function spatialAvailability(
	table: Table | PreparedTable,
	{ decay, alpha = 1 }: { decay: Decay; alpha?: number }
): Map<string, number> {
	if (!(alpha >= 0 && alpha < Infinity)) {
		throw new RangeError(`alpha must be a number from 0 up, and is ${alpha}.`);
	}
	const it = indexed(table);
	const claims = claimsOf(it, weightsOf(it, decay), alpha);
	const claimed = new Float64Array(it.destinations.length);
	for (let p = 0; p < claims.length; p++) claimed[it.to[p]] += claims[p];
	const available = new Float64Array(it.origins.length);
	for (let i = 0; i < available.length; i++) {
		for (let p = it.first[i]; p < it.first[i + 1]; p++) {
			const j = it.to[p];
			if (claims[p] > 0) available[i] += it.supply[j] * (claims[p] / claimed[j]);
		}
	}
	return byId(it.origins, available);
}

/**
 * P_i^α f(c_ij) of each pair, in relation to the largest P_i that reaches the destination, so that no
 * power is more than a number holds.
 */
function claimsOf(
	{ origins, destinations, first, to, demand }: PreparedTable,
	weights: Float64Array,
	alpha: number
): Float64Array {
	const largest = new Float64Array(destinations.length);
	for (let i = 0; i < origins.length; i++) {
		for (let p = first[i]; p < first[i + 1]; p++) {
			if (weights[p] > 0) largest[to[p]] = Math.max(largest[to[p]], demand[i]);
		}
	}
	const claims = new Float64Array(weights.length);
	for (let i = 0; i < origins.length; i++) {
		for (let p = first[i]; p < first[i + 1]; p++) {
			const share = largest[to[p]] > 0 ? demand[i] / largest[to[p]] : 0;
			claims[p] = share ** alpha * weights[p];
		}
	}
	return claims;
}
