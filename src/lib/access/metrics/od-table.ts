/** What it costs to get from an origin to a destination: minutes, miles, dollars, in any one unit. */
export interface Pair {
	origin: string;
	destination: string;
	/** From 0 up. Infinity: there is no way, which is the same as leaving the pair out. */
	cost: number;
}

/** A number for each id, from 0 up. */
export type Amounts = ReadonlyMap<string, number> | Readonly<Record<string, number>>;

/** Costs, and what is offered at destinations. */
export interface SupplyTable {
	/** Each pair once, in any order. Pairs out of reach may be left out. */
	od: Iterable<Pair>;
	/** By destination. Destinations of `od` that it doesn't list have none, and still are there. */
	supply: Amounts;
	/** By origin. Origins of `od` that it doesn't list have none, and still have a result. */
	demand?: Amounts;
}

/** Costs, and who lives at origins. As `SupplyTable`, the other way around. */
export interface DemandTable {
	od: Iterable<Pair>;
	demand: Amounts;
	supply?: Amounts;
}

/**
 * Costs, supply and demand.
 *
 * ```ts
 * const table: Table = {
 * 	od: [
 * 		{ origin: 'Ames', destination: 'North clinic', cost: 12 },
 * 		{ origin: 'Ames', destination: 'South clinic', cost: 40 },
 * 		{ origin: 'Boone', destination: 'North clinic', cost: 25 }
 * 	],
 * 	supply: { 'North clinic': 2, 'South clinic': 1 },
 * 	demand: { Ames: 600, Boone: 200, Colo: 50 }
 * };
 * nearestCost(table); // Map { 'Ames' → 12, 'Boone' → 25, 'Colo' → Infinity }
 * twoStepFca(table, { decay: { type: 'binary', cutoff: 30 } });
 * // Map { 'Ames' → 0.0025, 'Boone' → 0.0025, 'Colo' → 0 }: 2 for 800 people
 * ```
 */
export interface Table extends SupplyTable, DemandTable {
	supply: Amounts;
	demand: Amounts;
}

/** A table read once, for several metrics. Rows of pairs by origin, in columns. */
export interface PreparedTable {
	origins: readonly string[];
	destinations: readonly string[];
	/** The pairs of origin i are numbers `first[i]` to `first[i + 1]` − 1. */
	first: Uint32Array;
	/** Of each pair, place in `destinations`. */
	to: Uint32Array;
	cost: Float64Array;
	/** By place in `destinations`. */
	supply: Float64Array;
	/** By place in `origins`. */
	demand: Float64Array;
}

/** A table that doesn't hold together. Its message names the pair or the id, and what to do. */
export class TableError extends RangeError {
	override name = 'TableError';
}

/**
 * Reads a table once, which takes longer than a metric: some seconds for ten million pairs. Every
 * metric takes what this returns in place of the table.
 *
 * @throws TableError when an amount or cost is below 0 or NaN, an amount is Infinity, or two pairs have
 * the same ids
 */
export function prepareTable(table: Table): PreparedTable {
	return indexed(table);
}

/** Reads a table, unless it has been. What isn't listed comes after what is, as `od` has it, and is 0. */
export function indexed(table: SupplyTable | DemandTable | PreparedTable): PreparedTable {
	if ('first' in table) return table;
	const origins = new Ids('demand', table.demand);
	const destinations = new Ids('supply', table.supply);
	const pairs = readPairs(table.od, origins, destinations);
	return {
		origins: origins.names,
		destinations: destinations.names,
		...byOrigin(pairs, origins.names, destinations.names),
		supply: destinations.amounts(),
		demand: origins.amounts()
	};
}

/** Ids and their places: those that are listed, then others in the order they turn up. */
class Ids {
	readonly names: string[] = [];
	readonly #places = new Map<string, number>();
	readonly #listed: number[] = [];

	constructor(list: 'supply' | 'demand', amounts: Amounts | undefined) {
		for (const [id, amount] of amounts ? entriesOf(amounts) : []) {
			this.#listed.push(readAmount(list, id, amount));
			this.placeOf(id);
		}
	}

	placeOf(id: string): number {
		const known = this.#places.get(id);
		if (known !== undefined) return known;
		const place = this.names.push(id) - 1;
		this.#places.set(id, place);
		return place;
	}

	amounts(): Float64Array {
		const amounts = new Float64Array(this.names.length);
		amounts.set(this.#listed);
		return amounts;
	}
}

export function entriesOf(amounts: Amounts): Iterable<[string, number]> {
	return amounts instanceof Map ? amounts : Object.entries(amounts);
}

/** @throws TableError when it is below 0 or not finite */
export function readAmount(list: 'supply' | 'demand', id: string, amount: number): number {
	if (typeof amount === 'number' && amount >= 0 && amount < Infinity) return amount;
	throw new TableError(
		`The ${list} of "${id}" must be a number from 0 up, and is ${amount}. Give 0 where there is none.`
	);
}

/** Pairs as columns, in the order they were given. */
interface Pairs {
	count: number;
	from: Uint32Array;
	to: Uint32Array;
	cost: Float64Array;
}

function readPairs(od: Iterable<Pair>, origins: Ids, destinations: Ids): Pairs {
	const room = Array.isArray(od) ? od.length : 1024;
	const pairs: Pairs = {
		count: 0,
		from: new Uint32Array(room),
		to: new Uint32Array(room),
		cost: new Float64Array(room)
	};
	for (const { origin, destination, cost } of od) {
		const row = pairs.count;
		if (!(typeof cost === 'number' && cost >= 0)) {
			throw new TableError(
				`Pair ${row} (${origin} → ${destination}): the cost must be a number from 0 up, and is ${cost}. Leave the pair out where there is no way.`
			);
		}
		if (row === pairs.cost.length) makeRoom(pairs);
		pairs.from[row] = origins.placeOf(origin);
		pairs.to[row] = destinations.placeOf(destination);
		pairs.cost[row] = cost;
		pairs.count++;
	}
	return pairs;
}

function makeRoom(pairs: Pairs): void {
	const { from, to, cost } = pairs;
	const room = Math.max(1024, 2 * cost.length);
	pairs.from = new Uint32Array(room);
	pairs.to = new Uint32Array(room);
	pairs.cost = new Float64Array(room);
	pairs.from.set(from);
	pairs.to.set(to);
	pairs.cost.set(cost);
}

/** Groups pairs by origin; within one they keep their order. */
function byOrigin(
	pairs: Pairs,
	origins: readonly string[],
	destinations: readonly string[]
): Pick<PreparedTable, 'first' | 'to' | 'cost'> {
	const first = new Uint32Array(origins.length + 1);
	for (let p = 0; p < pairs.count; p++) first[pairs.from[p] + 1]++;
	for (let i = 0; i < origins.length; i++) first[i + 1] += first[i];
	const next = first.slice();
	const to = new Uint32Array(pairs.count);
	const cost = new Float64Array(pairs.count);
	for (let p = 0; p < pairs.count; p++) {
		const place = next[pairs.from[p]]++;
		to[place] = pairs.to[p];
		cost[place] = pairs.cost[p];
	}
	/** Of each destination, the last origin it was seen with, plus one. */
	const seen = new Uint32Array(destinations.length);
	for (let i = 0; i < origins.length; i++) {
		for (let p = first[i]; p < first[i + 1]; p++) {
			if (seen[to[p]] === i + 1) {
				throw new TableError(
					`Two pairs lead from "${origins[i]}" to "${destinations[to[p]]}". Keep one of them.`
				);
			}
			seen[to[p]] = i + 1;
		}
	}
	return { first, to, cost };
}

/** Results by id, in the order the table lists them. */
export function byId(ids: readonly string[], values: ArrayLike<number>): Map<string, number> {
	return new Map(ids.map((id, place) => [id, values[place]]));
}
