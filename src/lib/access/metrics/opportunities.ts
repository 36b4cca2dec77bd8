import { weightBy, type Decay } from './decay.ts';
import {
	byId,
	indexed,
	type DemandTable,
	type PreparedTable,
	type SupplyTable
} from './od-table.ts';

/**
 * The cost to the nearest supply; or to the n-th: the least cost within which supply adds up to `n`, so
 * that a destination with a supply of 3 is the nearest, the second and the third. Infinity where there
 * isn't as much. For n = 1 any supply above 0 will do. As `cost_to_closest` of ipeaGIT/accessibility.
 *
 * @returns by origin
 * @throws RangeError when n isn't a number from 1 up; TableError, see `prepareTable`
 */
export function nearestCost(
	table: SupplyTable | PreparedTable,
	{ n = 1 }: { n?: number } = {}
): Map<string, number> {
	if (!(n >= 1 && n < Infinity)) throw new RangeError(`n must be a number from 1 up, and is ${n}.`);
	const it = indexed(table);
	const costTo = (i: number) =>
		n > 1 ? costOfEnough(it, i, (supply) => supply >= n) : costOfAny(it, i);
	return byId(
		it.origins,
		it.origins.map((_, i) => costTo(i))
	);
}

function costOfAny({ first, to, cost, supply }: PreparedTable, origin: number): number {
	let least = Infinity;
	for (let p = first[origin]; p < first[origin + 1]; p++) {
		if (supply[to[p]] > 0 && cost[p] < least) least = cost[p];
	}
	return least;
}

/**
 * The least cost within which an origin has enough supply; Infinity where it never has.
 *
 * @param isEnough whether so much supply is; if so, more has to be enough, too
 */
export function costOfEnough(
	{ first, to, cost, supply }: PreparedTable,
	origin: number,
	isEnough: (supply: number) => boolean
): number {
	const pairs: number[] = [];
	for (let p = first[origin]; p < first[origin + 1]; p++) if (supply[to[p]] > 0) pairs.push(p);
	pairs.sort((a, b) => cost[a] - cost[b]);
	let sum = 0;
	for (const p of pairs) {
		sum += supply[to[p]];
		if (isEnough(sum)) return cost[p];
	}
	return Infinity;
}

/**
 * Supply within a cost, the cutoff included: A_i = Σ_j S_j [c_ij ≤ cutoff] (M. Wachs & T. G. Kumagai,
 * Socio-Economic Planning Sciences 7(5), 1973, p. 437, doi:10.1016/0038-0121(73)90041-4).
 *
 * @returns by origin
 * @throws RangeError when the cutoff isn't a number from 0 up; TableError, see `prepareTable`
 */
export function cumulative(
	table: SupplyTable | PreparedTable,
	{ cutoff }: { cutoff: number }
): Map<string, number> {
	return gravity(table, { decay: { type: 'binary', cutoff } });
}

/**
 * Demand that reaches each destination within a cost, the cutoff included: Σ_i P_i [c_ij ≤ cutoff].
 *
 * @returns by destination
 * @throws RangeError when the cutoff isn't a number from 0 up; TableError, see `prepareTable`
 */
export function passiveCumulative(
	table: DemandTable | PreparedTable,
	{ cutoff }: { cutoff: number }
): Map<string, number> {
	const it = indexed(table);
	return byId(it.destinations, demandByDestination(it, weightsOf(it, { type: 'binary', cutoff })));
}

/**
 * Supply, weighted by cost: A_i = Σ_j S_j f(c_ij) (W. G. Hansen, Journal of the American Institute of
 * Planners 25(2), 1959, p. 73, doi:10.1080/01944365908978307).
 *
 * @returns by origin
 * @throws RangeError when the decay can't be, see `Decay`; TableError, see `prepareTable`
 */
export function gravity(
	table: SupplyTable | PreparedTable,
	{ decay }: { decay: Decay }
): Map<string, number> {
	const it = indexed(table);
	return byId(it.origins, sumByOrigin(it, weightsOf(it, decay), it.supply));
}

/** Below this a weight is none: supply over so little demand would be more than a number holds. */
const LEAST_WEIGHT = 1e-290;

/** The weight, or 0 where it is next to none. */
export const orNone = (weight: number): number => (weight < LEAST_WEIGHT ? 0 : weight);

/** The weight of each pair, 0 for those out of reach. `maxCost`: instead of the decay's own. */
export function weightsOf(
	{ cost }: PreparedTable,
	decay: Decay,
	maxCost = decay.maxCost ?? Infinity
): Float64Array {
	const weight = weightBy(decay);
	return cost.map((it) => (it < Infinity && it <= maxCost ? orNone(weight(it)) : 0));
}

/** Of each origin, Σ_j weight_ij value_j. */
export function sumByOrigin(
	{ origins, first, to }: PreparedTable,
	weights: Float64Array,
	values: Float64Array
): Float64Array {
	const sums = new Float64Array(origins.length);
	for (let i = 0; i < origins.length; i++) {
		let sum = 0;
		for (let p = first[i]; p < first[i + 1]; p++) sum += weights[p] * values[to[p]];
		sums[i] = sum;
	}
	return sums;
}

/** Of each destination, Σ_i weight_ij value_i; the values are demand unless stated. */
export function demandByDestination(
	{ destinations, first, to, demand }: PreparedTable,
	weights: Float64Array,
	values: ArrayLike<number> = demand
): Float64Array {
	const sums = new Float64Array(destinations.length);
	for (let i = 0; i + 1 < first.length; i++) {
		for (let p = first[i]; p < first[i + 1]; p++) sums[to[p]] += weights[p] * values[i];
	}
	return sums;
}
