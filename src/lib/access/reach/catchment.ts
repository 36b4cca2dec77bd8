import type { Point } from '#lib/geo/point.ts';
import { sumTree, type AreaTree } from './area-tree.ts';
import type { Positions } from '#lib/access/people/areas.ts';
import { isSmooth, leavesBelow, catchmentFinder, type FallOff, type Surround } from './fall-off.ts';

/** What catchments are reckoned from. */
export interface Catchment {
	fallOff: FallOff;
	/** People in each row of areas. */
	population: ArrayLike<number>;
	/** What each clinic offers: 1 each where nobody knows. */
	supply: ArrayLike<number>;
	/** Weighs access by distance once more: M2SFCA. */
	modified?: boolean;
	/** Most that the parts may take; 256 MB unless stated. */
	mostBytes?: number;
}

/**
 * What each clinic gives to the areas in its catchment: a row of parts for each clinic. A part is a
 * node of the tree whose areas all get the same, so that thousands of areas make some hundred parts.
 */
export interface PreparedCatchment {
	tree: AreaTree;
	/** Of each clinic, supply for each weighted person in its catchment: R_j. 0: nobody is there. */
	ratio: Float64Array;
	/** 1: nobody is in the clinic's catchment. */
	unreached: Uint8Array;
	/** The parts of clinic j are numbers `first[j]` to `first[j + 1]` − 1. */
	first: Uint32Array;
	nodes: Uint32Array;
	/** Of each part the zone, or what R_j is multiplied with. */
	marks: Uint8Array | Float64Array;
	/** Of each zone, what R_j is multiplied with. */
	weights: Float64Array;
	/** What the parts take. */
	bytes: number;
	/** Looks around one more clinic. */
	surround: Surround;
	modified: boolean;
	/** Room for sums over nodes. */
	sums: Float64Array;
}

/** Parts that take more would bring a browser's tab down. */
const MOST_BYTES = 256e6;

/** Too many pairs of clinics and areas lie within the catchments. */
export class CatchmentsTooLarge extends RangeError {
	override name = 'CatchmentsTooLarge';
	constructor() {
		super('These catchments take too much memory: choose a shorter distance or fewer clinics.');
	}
}

/** Clinics looked around in one step of `prepareCatchment`. */
const STEP = 64;

/**
 * Looks around every clinic, open or not: a clinic's ratio of supply to demand doesn't depend on which
 * clinics a filter leaves. Goes in steps of some milliseconds; after each yields the share that is
 * done, and in the end returns what `catchmentAccess` needs. With weights w, distances d, supply S of
 * clinic j and people P of area k,
 *
 *     R_j = S_j / Σ_k P_k w(d_kj),  A_i = Σ_j R_j w(d_ij)
 *
 * is, with one zone, 2SFCA (W. Luo & F. Wang, Environment and Planning B 30(6), 2003, p. 865,
 * doi:10.1068/b29120) and else E2SFCA (W. Luo & Y. Qi, Health & Place 15(4), 2009, p. 1100,
 * doi:10.1016/j.healthplace.2009.06.002). A_i = Σ_j R_j w(d_ij)² is M2SFCA (P. L. Delamater, Health &
 * Place 24, 2013, p. 30, doi:10.1016/j.healthplace.2013.07.012).
 *
 * @throws RangeError when zones don't ascend, or a zone's weight is below 0 or not finite
 * @throws CatchmentsTooLarge when their parts would take more than `mostBytes`
 */
export function* prepareCatchment(
	tree: AreaTree,
	clinics: Positions,
	{ fallOff, population, supply, modified = false, mostBytes = MOST_BYTES }: Catchment
): Generator<number, PreparedCatchment> {
	const smooth = isSmooth(fallOff);
	const surround = catchmentFinder(tree, sumTree(tree, population), fallOff);
	const total = clinics.latitude.length;
	const ratio = new Float64Array(total);
	const unreached = new Uint8Array(total);
	const first = new Uint32Array(total + 1);
	let room = 0;
	let nodes = new Uint32Array(0);
	let marks = smooth ? new Float64Array(0) : new Uint8Array(0);
	for (let j = 0; j < total; j++) {
		const parts = surround({ latitude: clinics.latitude[j], longitude: clinics.longitude[j] });
		ratio[j] = ratioOf(supply[j], parts.demand);
		unreached[j] = Number(parts.demand === 0);
		const end = first[j] + parts.count;
		if (end > room) {
			room = roomFor(end, j / total, Math.floor(mostBytes / bytesOfPart(smooth)));
			nodes = copyInto(new Uint32Array(room), nodes);
			marks = copyInto(smooth ? new Float64Array(room) : new Uint8Array(room), marks);
		}
		nodes.set(parts.nodes.subarray(0, parts.count), first[j]);
		marks.set(parts.marks.subarray(0, parts.count), first[j]);
		first[j + 1] = end;
		if ((j + 1) % STEP === 0) yield (j + 1) / total;
	}
	const count = first[total];
	if (smooth && modified) for (let part = 0; part < count; part++) marks[part] *= marks[part];
	return {
		tree,
		ratio,
		unreached,
		first,
		nodes: nodes.slice(0, count),
		marks: marks.slice(0, count),
		weights: Float64Array.from(smooth ? [] : fallOff, ({ weight }) =>
			modified ? weight * weight : weight
		),
		bytes: count * bytesOfPart(smooth),
		surround,
		modified,
		sums: new Float64Array(2 * tree.size)
	};
}

/**
 * Access of every area to the clinics j with `open[j]` 1, written to `out`: supply for each person, 0
 * where none is within reach. One pass over the parts of open clinics; sums only ever add, so that
 * rounding stays where it is in a plain sum.
 */
export function catchmentAccess(
	{ tree, ratio, first, nodes, marks, weights, sums }: PreparedCatchment,
	open: Uint8Array,
	out: Float64Array
): Float64Array {
	sums.fill(0);
	const given = new Float64Array(weights.length);
	for (let j = 0; j < ratio.length; j++) {
		if (open[j] === 0 || ratio[j] === 0) continue;
		if (marks instanceof Float64Array) {
			for (let part = first[j]; part < first[j + 1]; part++) {
				sums[nodes[part]] += ratio[j] * marks[part];
			}
			continue;
		}
		for (let zone = 0; zone < given.length; zone++) given[zone] = ratio[j] * weights[zone];
		for (let part = first[j]; part < first[j + 1]; part++) sums[nodes[part]] += given[marks[part]];
	}
	for (let node = 1; node < tree.size; node++) {
		const sum = sums[node];
		sums[2 * node] += sum;
		sums[2 * node + 1] += sum;
	}
	for (let place = 0; place < tree.count; place++) {
		out[tree.order[place]] = sums[tree.size + place];
	}
	return out;
}

/**
 * Adds to `out` in place what a clinic dropped on the map would give, which may be nothing: returns
 * its ratio of supply to demand.
 */
export function addAccess(
	{ tree, surround, marks, weights, modified }: PreparedCatchment,
	point: Point,
	supply: number,
	out: Float64Array
): number {
	const parts = surround(point);
	const ratio = ratioOf(supply, parts.demand);
	const smooth = marks instanceof Float64Array;
	for (let part = 0; part < parts.count && ratio > 0; part++) {
		const mark = parts.marks[part];
		const weight = smooth ? (modified ? mark * mark : mark) : weights[mark];
		const [start, end] = leavesBelow(tree, parts.nodes[part]);
		for (let place = start; place < Math.min(end, tree.count); place++) {
			out[tree.order[place]] += ratio * weight;
		}
	}
	return ratio;
}

function ratioOf(supply: number, demand: number): number {
	return demand > 0 ? supply / demand : 0;
}

function bytesOfPart(smooth: boolean): number {
	return 4 + (smooth ? 8 : 1);
}

/**
 * How many parts to make room for when some are needed and a share of clinics is done: as many as the
 * others are likely to need, too, so that little is moved and little is left over.
 *
 * @throws CatchmentsTooLarge when those needed are already more than there may be
 */
function roomFor(needed: number, done: number, most: number): number {
	if (needed > most) throw new CatchmentsTooLarge();
	return Math.min(most, Math.ceil((1.1 * needed) / Math.max(done, 0.4)));
}

function copyInto<T extends Uint32Array | Uint8Array | Float64Array>(
	to: T,
	from: ArrayLike<number>
): T {
	to.set(from);
	return to;
}
