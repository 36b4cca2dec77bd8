import type { Point } from '#lib/geo/point.ts';

/** A town under its key. Several may share one. */
export interface Town extends Point {
	name: string;
	state: string;
	/** Residents; 0 when the table has none (towns known from the post office only, neighbourhoods). */
	population: number;
	/** Set on all towns of a state that share a name, save one that is obviously meant. */
	county?: string;
}

/**
 * How many times larger than the next a town must be to be meant by its name alone: "Chicago" is;
 * "Portland" (Oregon: 632,000; Maine: 66,000) is not.
 */
const DOMINANCE = 10;
/** What a town counts for where no population is known: the tables leave out those under 1,000. */
const SMALL_TOWN = 500;

/** Towns by size, largest first; equal ones by state and name, so that the order is stable. */
export function bySize(a: Town, b: Town): number {
	return b.population - a.population || compare(a.state, b.state) || compare(a.county, b.county);
}

/** The one town that a shared name obviously means, if there is one. */
export function dominant(towns: readonly Town[]): Town | undefined {
	const [first, second] = [...towns].sort(bySize);
	if (!second) return first;
	const size = (town: Town) => Math.max(SMALL_TOWN, town.population);
	return size(first) >= DOMINANCE * size(second) ? first : undefined;
}

function compare(a = '', b = ''): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
