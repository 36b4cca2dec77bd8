import KDBush from 'kdbush';
import { circle, metresFrom, unitVector, type Circle } from './circle.ts';
import { circleBoxes, type Box } from './circle-box.ts';
import { passes, sift, type ColumnFilter } from './column-filter.ts';
import { sortHits, type Hits } from './hits.ts';
import type { Point } from './point.ts';

/** Columns of positions, and a tree over them. Positions are numbered from `first` to `end` − 1. */
export interface PointIndex extends Hits {
	first: number;
	end: number;
	/** Over degrees. Its own numbers start from 0. */
	tree: KDBush;
	/** Unit vectors of the positions (x, y, z, x, …), counted from `first`. */
	vectors: Float64Array;
}

const NODE_SIZE = 32;

/**
 * Indexes the positions `first` to `end` − 1 of two columns of degrees. The columns are kept, not
 * copied: don't change them.
 */
export function indexPoints(
	latitude: Float64Array,
	longitude: Float64Array,
	first = 0,
	end = latitude.length
): PointIndex {
	const count = end - first;
	const tree = new KDBush(count, NODE_SIZE);
	for (let i = first; i < end; i++) tree.add(longitude[i], latitude[i]);
	tree.finish();
	const vectors = new Float64Array(3 * count);
	for (let i = 0; i < count; i++) {
		vectors.set(unitVector(latitude[first + i], longitude[first + i]), 3 * i);
	}
	const found = new Uint32Array(count);
	return {
		latitude,
		longitude,
		first,
		end,
		tree,
		vectors,
		found,
		squared: new Float64Array(count)
	};
}

/**
 * Numbers of the positions within `metres` of a centre, its edge included, that `filter` lets
 * through. Infinity metres: all of them. Nearest first by `distance`, then by number.
 */
export function within(
	index: PointIndex,
	centre: Point,
	metres: number,
	filter: ColumnFilter
): Uint32Array {
	return sortHits(index, centre, collect(index, centre, metres, filter));
}

/** How many `within` finds, without putting them in order. */
export function countWithin(
	index: PointIndex,
	centre: Point,
	metres: number,
	filter: ColumnFilter
): number {
	return collect(index, centre, metres, filter);
}

/** From here on a circle holds so much that looking at every position is quicker than the tree. */
const WORTH_THE_TREE = 1_500_000;

/** Numbers of the positions anywhere that `filter` lets through, ascending. */
export function allThrough({ first, end }: PointIndex, filter: ColumnFilter): Uint32Array {
	const found: number[] = [];
	for (let i = first; i < end; i++) if (passes(filter, i)) found.push(i);
	return Uint32Array.from(found);
}

/**
 * The nearest position that `filter` lets through, as `within` orders them; null when none does.
 * Looks in ever wider circles.
 */
export function nearest(index: PointIndex, centre: Point, filter: ColumnFilter): number | null {
	return nearestFew(index, centre, 1, filter)[0] ?? null;
}

/** Metres of the first circle that is looked into for the nearest: 25 miles. */
const FIRST_LOOK = 40_000;

/** How many positions are looked at to guess how many a filter lets through. */
const SAMPLE = 128;

/**
 * The nearest `few` positions that `filter` lets through, as `within` orders them. When a sample says
 * that few get through, looks at all of them; else in ever wider circles.
 */
export function nearestFew(
	index: PointIndex,
	centre: Point,
	few: number,
	filter: ColumnFilter
): Uint32Array {
	const count = index.end - index.first;
	const step = Math.max(1, Math.floor(count / SAMPLE));
	let through = 0;
	for (let i = index.first; i < index.end; i += step) if (passes(filter, i)) through++;
	if (through * step > 20 * few && through > SAMPLE / 32) {
		for (let metres = FIRST_LOOK; metres < WORTH_THE_TREE; metres *= 2) {
			const found = collect(index, centre, metres, filter);
			if (found >= few) return sortHits(index, centre, found).subarray(0, few);
		}
	}
	return within(index, centre, Infinity, filter).subarray(0, few);
}

/** Fills `found` and `squared`; how many. */
function collect(index: PointIndex, centre: Point, metres: number, filter: ColumnFilter): number {
	const round = circle(centre, metres);
	if (metres > WORTH_THE_TREE) {
		// What is found never overtakes what is read.
		const sifted = sift(filter, index.first, index.end, index.found);
		let count = 0;
		for (let n = 0; n < sifted; n++) {
			const i = index.found[n];
			if (passes(filter, i)) count = collectOne(index, round, i, count);
		}
		return count;
	}
	return circleBoxes(centre, metres).reduce(
		(count, box) => collectBox(index, round, box, filter, count),
		0
	);
}

/** Left, right and axis of each part of the tree still to be looked at. Trees have < 32 levels. */
const stack = new Int32Array(3 * 33);

/** Walks the parts of the tree that a box touches, as kdbush's `range` does. */
function collectBox(
	index: PointIndex,
	round: Circle,
	box: Box,
	filter: ColumnFilter,
	before: number
): number {
	const { coords } = index.tree;
	let count = before;
	let top = 3;
	stack[0] = 0;
	stack[1] = index.end - index.first - 1;
	stack[2] = 0;
	while (top > 0) {
		const axis = stack[--top];
		const right = stack[--top];
		const left = stack[--top];
		if (right - left <= NODE_SIZE) {
			count = collectSlots(index, round, box, filter, left, right, count);
			continue;
		}
		const middle = (left + right) >> 1;
		count = collectSlots(index, round, box, filter, middle, middle, count);
		const split = coords[2 * middle + axis];
		if ((axis === 0 ? box.west : box.south) <= split) {
			stack[top++] = left;
			stack[top++] = middle - 1;
			stack[top++] = 1 - axis;
		}
		if ((axis === 0 ? box.east : box.north) >= split) {
			stack[top++] = middle + 1;
			stack[top++] = right;
			stack[top++] = 1 - axis;
		}
	}
	return count;
}

/** Tests the positions in slots `left` to `right` of the tree; adds to the `count` found so far. */
function collectSlots(
	index: PointIndex,
	round: Circle,
	box: Box,
	filter: ColumnFilter,
	left: number,
	right: number,
	before: number
): number {
	const { coords, ids } = index.tree;
	let count = before;
	for (let slot = left; slot <= right; slot++) {
		const longitude = coords[2 * slot];
		const latitude = coords[2 * slot + 1];
		if (longitude < box.west || longitude > box.east) continue;
		if (latitude < box.south || latitude > box.north) continue;
		const i = index.first + ids[slot];
		if (passes(filter, i)) count = collectOne(index, round, i, count);
	}
	return count;
}

/** Adds position `i` to the `count` found so far, if the circle holds it. */
function collectOne(index: PointIndex, round: Circle, i: number, count: number): number {
	const { vectors } = index;
	const at = 3 * (i - index.first);
	const dx = vectors[at] - round.x;
	const dy = vectors[at + 1] - round.y;
	const dz = vectors[at + 2] - round.z;
	const chord = dx * dx + dy * dy + dz * dz;
	if (chord > round.limit + round.slack) return count;
	if (chord >= round.limit - round.slack) {
		const metres = metresFrom(round.centre, index.latitude[i], index.longitude[i]);
		if (metres > round.metres) return count;
	}
	index.found[count] = i;
	index.squared[count] = chord;
	return count + 1;
}
