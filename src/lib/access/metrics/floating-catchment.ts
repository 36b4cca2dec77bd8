import type { Decay } from './decay.ts';
import {
	byId,
	entriesOf,
	indexed,
	readAmount,
	TableError,
	type Amounts,
	type Pair,
	type PreparedTable,
	type Table
} from './od-table.ts';
import { demandByDestination, orNone, sumByOrigin, weightsOf } from './opportunities.ts';

/** How far a catchment reaches, and how weight falls within it. */
export interface CatchmentOptions {
	decay: Decay;
}

/**
 * 2SFCA. Supply of each destination is divided by the demand in its catchment, and each origin adds up
 * the shares it reaches:
 *
 *     R_j = S_j / Σ_i P_i f(c_ij),  A_i = Σ_j R_j f(c_ij)
 *
 * (W. Luo & F. Wang, Environment and Planning B 30(6), 2003, p. 865, doi:10.1068/b29120), whose
 * catchment is `{ type: 'binary', cutoff }`; any other decay will do. Σ_i P_i A_i is all the supply that
 * somebody reaches.
 *
 * @returns supply for each unit of demand, by origin
 * @throws RangeError when the decay can't be, see `Decay`; TableError, see `prepareTable`
 */
export function twoStepFca(
	table: Table | PreparedTable,
	{ decay }: CatchmentOptions
): Map<string, number> {
	const it = indexed(table);
	const weights = weightsOf(it, decay);
	return spread(it, weights, weights);
}

/**
 * E2SFCA: 2SFCA whose weights fall by zones, in both steps (W. Luo & Y. Qi, Health & Place 15(4), 2009,
 * p. 1100, doi:10.1016/j.healthplace.2009.06.002). The formula is that of `twoStepFca`. Their zones:
 * `{ decay: LUO_QI_2009 }` for minutes, `{ decay: scaledTo(LUO_QI_2009, 60) }` for a catchment of 60.
 *
 * @returns supply for each unit of demand, by origin
 * @throws RangeError when the decay can't be, see `Decay`; TableError, see `prepareTable`
 */
export function enhancedTwoStepFca(
	table: Table | PreparedTable,
	options: CatchmentOptions
): Map<string, number> {
	return twoStepFca(table, options);
}

/**
 * 3SFCA. Demand is first shared among the destinations it may choose, then as in E2SFCA:
 *
 *     G_ij = f(c_ij) / Σ_k f(c_ik),  R_j = S_j / Σ_i G_ij P_i f(c_ij),  A_i = Σ_j G_ij R_j f(c_ij)
 *
 * (N. Wan, B. Zou & T. Sternberg, International Journal of Geographical Information Science 26(6),
 * 2012, p. 1073, doi:10.1080/13658816.2011.624987), whose zones are `WAN_2012`. Every destination of the
 * table may be chosen, even one without supply; leave out those that shouldn't. The decay's `maxCost`
 * is applied after G, as in pysal/access: what lies beyond it takes its share of demand, and gives none.
 *
 * @returns supply for each unit of demand, by origin
 * @throws RangeError when the decay can't be, see `Decay`; TableError, see `prepareTable`
 */
export function threeStepFca(
	table: Table | PreparedTable,
	{ decay }: CatchmentOptions
): Map<string, number> {
	const it = indexed(table);
	const { maxCost = Infinity } = decay;
	const weights = weightsOf(it, decay, Infinity);
	const shared = shareByOrigin(it, weights).map((share, p) =>
		it.cost[p] <= maxCost ? orNone(share * weights[p]) : 0
	);
	return spread(it, shared, shared);
}

/**
 * M2SFCA: 2SFCA that weighs access by cost once more, so that supply far from everybody is partly lost:
 *
 *     R_j = S_j / Σ_i P_i f(c_ij),  A_i = Σ_j R_j f(c_ij)²
 *
 * (P. L. Delamater, Health & Place 24, 2013, p. 30, doi:10.1016/j.healthplace.2013.07.012). Never above
 * E2SFCA while no weight is above 1.
 *
 * @returns supply for each unit of demand, by origin
 * @throws RangeError when the decay can't be, see `Decay`; TableError, see `prepareTable`
 */
export function modifiedTwoStepFca(
	table: Table | PreparedTable,
	{ decay }: CatchmentOptions
): Map<string, number> {
	const it = indexed(table);
	const weights = weightsOf(it, decay);
	return spread(
		it,
		weights,
		weights.map((weight) => weight * weight)
	);
}

/**
 * Balanced FCA: nobody is counted at more than one destination in all, and no supply at more than one
 * origin in all.
 *
 *     R_j = S_j / Σ_i P_i f(c_ij) / Σ_k f(c_ik),  A_i = Σ_j R_j f(c_ij) / Σ_k f(c_kj)
 *
 * (A. Páez, C. D. Higgins & S. F. Vivona, PLoS ONE 14(6), 2019, e0218773,
 * doi:10.1371/journal.pone.0218773). Sums of weights run over every pair of the table, also from origins
 * without demand and to destinations without supply, as in ipeaGIT/accessibility. What it keeps is the
 * level of service, Σ_i A_i = Σ_j R_j, and demand; not Σ_i P_i A_i.
 *
 * @returns supply for each unit of demand, by origin
 * @throws RangeError when the decay can't be, see `Decay`; TableError, see `prepareTable`
 */
export function balancedFca(
	table: Table | PreparedTable,
	{ decay }: CatchmentOptions
): Map<string, number> {
	const it = indexed(table);
	const weights = weightsOf(it, decay);
	const sums = demandByDestination(it, weights, new Uint8Array(it.origins.length).fill(1));
	const byDestination = weights.map((weight, p) => (weight > 0 ? weight / sums[it.to[p]] : 0));
	return spread(it, shareByOrigin(it, weights), byDestination);
}

/**
 * Suppliers whose supply reaches nobody: destinations with a supply above 0 and no demand in reach. Their
 * ratio is 0, and their supply is missing from every floating catchment. Which they are depends on the
 * decay, not on the metric.
 *
 * @returns ids of destinations, in the order they are listed
 * @throws RangeError when the decay can't be, see `Decay`; TableError, see `prepareTable`
 */
export function suppliersWithoutDemand(
	table: Table | PreparedTable,
	{ decay }: CatchmentOptions
): string[] {
	const it = indexed(table);
	const demand = demandByDestination(it, weightsOf(it, decay));
	return it.destinations.filter((_, j) => it.supply[j] > 0 && !(demand[j] > 0));
}

/**
 * Supply within a cost of each origin, divided by demand within that cost of it, the cutoff included:
 * Σ_j S_j [c_ij ≤ cutoff] / Σ_k P_k [c_ik ≤ cutoff]. `fca_ratio` of pysal/access. 0 where no demand is
 * within the cutoff.
 *
 * @param options.between costs between origins, an origin and itself included. Unless it is given, the
 * destinations of the table are places where people live, too: `demand` says how many, and at least one
 * of them has to be listed there
 * @returns by origin
 * @throws RangeError when the cutoff isn't a number from 0 up; TableError, see `prepareTable`
 */
export function catchmentRatios(
	table: Table | PreparedTable,
	{ cutoff, between }: { cutoff: number; between?: Iterable<Pair> }
): Map<string, number> {
	const decay: Decay = { type: 'binary', cutoff };
	const it = indexed(table);
	const people = new Map(it.origins.map((id, i) => [id, it.demand[i]]));
	if (!between && it.destinations.length > 0 && !it.destinations.some((id) => people.has(id))) {
		throw new TableError(
			'No destination is listed in demand. Say who lives at destinations, or give costs between origins.'
		);
	}
	const near = between
		? indexed({ od: between, supply: people, demand: people })
		: { ...it, supply: Float64Array.from(it.destinations, (id) => people.get(id) ?? 0) };
	const supply = sumByOrigin(it, weightsOf(it, decay), it.supply);
	const demand = sumByOrigin(near, weightsOf(near, decay), near.supply);
	return byId(
		it.origins,
		supply.map((sum, i) => (demand[i] > 0 ? sum / demand[i] : 0))
	);
}

/**
 * Divides access by its mean, each origin counting by its demand: 1 is what people have on average, as
 * `normalize` of pysal/access. Where nobody and nothing has any access, it stays 0.
 *
 * @param access by origin, from any metric whose values are all finite
 * @param demand the table's; an origin that it doesn't list has none
 * @throws TableError when an origin has demand and no access, or an amount can't be
 * @throws RangeError when the mean is 0 or not finite though some have access: nobody lives anywhere, or
 * only nobody has access
 */
export function normalize(
	access: ReadonlyMap<string, number>,
	demand: Amounts
): Map<string, number> {
	let people = 0;
	let sum = 0;
	for (const [id, amount] of entriesOf(demand)) {
		const value = access.get(id);
		if (value === undefined)
			throw new TableError(`"${id}" has demand, but its access isn't given.`);
		people += readAmount('demand', id, amount);
		if (amount > 0) sum += amount * value;
	}
	const values = [...access];
	if (values.every(([, value]) => value === 0)) return new Map(access);
	const mean = sum / people;
	if (!(mean > 0 && mean < Infinity)) {
		throw new RangeError(`Access can't be divided by its mean, which is ${mean}.`);
	}
	return new Map(values.map(([id, value]) => [id, value / mean]));
}

/** f(c_ij) / Σ_k f(c_ik): how each origin shares itself among the destinations it reaches. */
export function shareByOrigin({ first }: PreparedTable, weights: Float64Array): Float64Array {
	const shares = new Float64Array(weights.length);
	for (let i = 0; i + 1 < first.length; i++) {
		let sum = 0;
		for (let p = first[i]; p < first[i + 1]; p++) sum += weights[p];
		for (let p = first[i]; p < first[i + 1] && sum > 0; p++) shares[p] = weights[p] / sum;
	}
	return shares;
}

/** R_j = S_j / Σ_i P_i taken_ij, 0 where nobody is in reach; A_i = Σ_j R_j given_ij. */
export function spread(
	table: PreparedTable,
	taken: Float64Array,
	given: Float64Array
): Map<string, number> {
	const ratio = demandByDestination(table, taken).map((people, j) =>
		people > 0 ? table.supply[j] / people : 0
	);
	return byId(table.origins, sumByOrigin(table, given, ratio));
}
