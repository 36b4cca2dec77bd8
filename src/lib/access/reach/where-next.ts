import type { Point } from '#lib/geo/point.ts';
import { sumTree, type AreaTree } from './area-tree.ts';
import type { Areas, Positions } from '#lib/access/people/areas.ts';
import { leavesBelow } from './fall-off.ts';
import type { Candidates } from '#lib/access/question/query.ts';
import { findRings, noRings, ringEdges } from './rings.ts';

/** How many tracts are populous. */
const POPULOUS = 10_000;

/** A place for a next clinic. */
export interface NextPlace extends Point {
	/** Its number among the candidates. */
	candidate: number;
	/** People newly within the distance, besides those that the places before it bring … */
	gained: number;
	/** … and with them. */
	total: number;
}

/** Candidates and where they come from. */
export interface CandidatePlaces extends Positions {
	/** For each its county's place in `areas.counties`, or its tract's row. */
	rows: Uint32Array;
}

/**
 * Lists the candidates: the seats of counties in their order, and the people's centre of a county whose
 * seat isn't known; or the most populous tracts in theirs.
 */
export function candidatePlaces(areas: Areas, candidates: Candidates): CandidatePlaces {
	const from = candidates === 'counties' ? areas.counties.map((it) => it.seat ?? it) : null;
	const rows = from ? Uint32Array.from(from.keys()) : populousRows(areas);
	return {
		rows,
		latitude: Float64Array.from(rows, (i) => (from ? from[i].latitude : areas.latitude[i])),
		longitude: Float64Array.from(rows, (i) => (from ? from[i].longitude : areas.longitude[i]))
	};
}

function populousRows({ population, count }: Areas): Uint32Array {
	const rows = Uint32Array.from({ length: count }, (_, row) => row);
	rows.sort((a, b) => population[b] - population[a] || a - b);
	return rows.subarray(0, POPULOUS).sort();
}

/** What a next clinic is to bring about. */
export interface Aim {
	/** People in each row of areas. */
	population: ArrayLike<number>;
	/** Metres from each row to what there is already. */
	metres: ArrayLike<number>;
	/** Metres that people are to live within, the edge included. */
	within: number;
	/** How many places are looked for. */
	count: number;
}

/** Candidates looked around in one step. */
const STEP = 128;

/**
 * The candidates that bring most people newly within a distance, each after those before it; of equals
 * the lowest number. Fewer than asked for when no other brings anyone. Goes in steps of some
 * milliseconds; after each yields the share that is done. May be left at any step.
 *
 * This is greedy maximal covering: whatever places might be chosen instead, these bring at least
 * 1 − 1/e (63 %) of the people that those would (G. L. Nemhauser, L. A. Wolsey & M. L. Fisher,
 * Mathematical Programming 14, 1978, p. 265, doi:10.1007/BF01588971). A candidate brings no more after
 * others than before, so only those are looked at again that might still be best (M. Minoux, in
 * Optimization Techniques, 1978, p. 234, doi:10.1007/BFb0006528).
 *
 * @throws RangeError when the distance is below 0 or not a number
 */
export function* whereNext(
	tree: AreaTree,
	candidates: Positions,
	{ population, metres, within, count }: Aim
): Generator<number, NextPlace[]> {
	const edges = ringEdges([within]);
	const found = noRings(tree);
	const waiting = Float64Array.from(metres, (away, row) => (away > within ? population[row] : 0));
	let below = sumTree(tree, waiting);
	const at = (i: number): Point => ({
		latitude: candidates.latitude[i],
		longitude: candidates.longitude[i]
	});
	const gainOf = (i: number): number => {
		findRings(tree, at(i), edges, found);
		let gain = 0;
		for (let n = 0; n < found.count; n++) gain += below[found.nodes[n]];
		return gain;
	};

	const total = candidates.latitude.length;
	const most = new Float64Array(total);
	let looks = 0;
	for (let i = 0; i < total; i++) {
		most[i] = gainOf(i);
		if (++looks % STEP === 0) yield (i + 1) / (total + count);
	}
	const places: NextPlace[] = [];
	/** For how many places what a candidate brings, at most, is what it brings. */
	const known = new Uint32Array(total);
	while (places.length < count) {
		const best = largest(most);
		if (best < 0 || most[best] === 0) break;
		if (known[best] < places.length) {
			most[best] = gainOf(best);
			known[best] = places.length;
			if (++looks % STEP === 0) yield (total + places.length) / (total + count);
			continue;
		}
		const before = places.at(-1)?.total ?? 0;
		const gained = most[best];
		places.push({ candidate: best, ...at(best), gained, total: before + gained });
		reach(best);
		yield (total + places.length) / (total + count);
	}
	return places;

	/** Nobody that a place reaches waits any longer. */
	function reach(i: number): void {
		findRings(tree, at(i), edges, found);
		for (let n = 0; n < found.count; n++) {
			const [first, end] = leavesBelow(tree, found.nodes[n]);
			for (const row of tree.order.subarray(first, end)) waiting[row] = 0;
		}
		below = sumTree(tree, waiting);
	}
}

/** Where the largest value is, of equals the first; −1 when there is none. */
function largest(values: Float64Array): number {
	let best = -1;
	for (let i = 0; i < values.length; i++) if (best < 0 || values[i] > values[best]) best = i;
	return best;
}
