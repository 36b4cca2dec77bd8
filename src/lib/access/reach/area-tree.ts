import { unitVector } from '#lib/geo/circle.ts';
import { EARTH_RADIUS } from '#lib/geo/point.ts';
import type { Positions } from '#lib/access/people/areas.ts';

/**
 * A balanced binary tree over areas: neighbours lie beside each other, and every node knows a ball
 * that holds its areas. Balls are of points on the unit sphere in three dimensions, so that poles
 * and the antimeridian are places like any other, and bounds are plain differences.
 *
 * Node 1 is the root, node k has the children 2k and 2k + 1, and node `size` + p is the leaf of place
 * p. The last leaves are empty where `count` is no power of two.
 */
export interface AreaTree {
	areas: Positions;
	count: number;
	/** Leaves: a power of two. */
	size: number;
	/** Row of the area at each place. */
	order: Uint32Array;
	/** Centre (x, y, z) and radius of each node's ball; the radius of an empty node is −Infinity. */
	balls: Float64Array;
	/** Cosine of each row's latitude. */
	cosines: Float64Array;
}

const RADIANS = Math.PI / 180;

/**
 * Arranges areas into a tree; takes some 40 milliseconds and 9 MB for 85,000. The columns are kept,
 * not copied: don't change them.
 */
export function buildTree(areas: Positions): AreaTree {
	const count = areas.latitude.length;
	let size = 1;
	while (size < count) size *= 2;
	const order = Uint32Array.from({ length: count }, (_, row) => row);
	const balls = new Float64Array(8 * size);
	const tree = { areas, count, size, order, balls, cosines: areas.latitude.map(cosine) };
	growNode(tree, unitVectors(areas), 1, 0, size);
	return tree;
}

/** Unit vectors of positions: x, y, z, x, … */
export function unitVectors({ latitude, longitude }: Positions): Float64Array {
	const vectors = new Float64Array(3 * latitude.length);
	latitude.forEach((_, i) => vectors.set(unitVector(latitude[i], longitude[i]), 3 * i));
	return vectors;
}

/** Cosine of degrees, as `haversine` takes it. */
export function cosine(degrees: number): number {
	return Math.cos(degrees * RADIANS);
}

/**
 * Metres from the area of a row to a position whose latitude has this cosine: to the last digit what
 * `haversine` says, in half the time.
 */
export function metresTo(
	{ areas, cosines }: AreaTree,
	row: number,
	latitude: number,
	longitude: number,
	itsCosine: number
): number {
	const halfLat = Math.sin(((latitude - areas.latitude[row]) * RADIANS) / 2);
	const halfLon = Math.sin(((longitude - areas.longitude[row]) * RADIANS) / 2);
	const h = halfLat * halfLat + cosines[row] * itsCosine * halfLon * halfLon;
	return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Sums over the leaves below each node, of a value for each row: 0 for empty nodes. */
export function sumTree({ count, size, order }: AreaTree, values: ArrayLike<number>) {
	const sums = new Float64Array(2 * size);
	for (let place = 0; place < count; place++) sums[size + place] = values[order[place]];
	for (let node = size - 1; node > 0; node--) sums[node] = sums[2 * node] + sums[2 * node + 1];
	return sums;
}

/** Gives a node its ball and parts its areas, in place, between its children. */
function growNode(
	tree: AreaTree,
	vectors: Float64Array,
	node: number,
	first: number,
	span: number
): void {
	const { order, balls } = tree;
	const end = Math.min(first + span, tree.count);
	if (first >= end) {
		balls[4 * node + 3] = -Infinity;
		if (span > 1) {
			growNode(tree, vectors, 2 * node, first, span / 2);
			growNode(tree, vectors, 2 * node + 1, first + span / 2, span / 2);
		}
		return;
	}
	const axis = setBall(tree, vectors, node, first, end);
	if (span === 1) return;
	const middle = first + span / 2;
	if (middle < end) select(order, vectors, axis, middle, first, end - 1);
	growNode(tree, vectors, 2 * node, first, span / 2);
	growNode(tree, vectors, 2 * node + 1, middle, span / 2);
}

/** Sets the ball around the areas at some places; the axis along which they are widest apart. */
function setBall(
	{ order, balls }: AreaTree,
	vectors: Float64Array,
	node: number,
	first: number,
	end: number
): number {
	let axis = 0;
	let widest = -1;
	for (let a = 0; a < 3; a++) {
		let low = Infinity;
		let high = -Infinity;
		for (let place = first; place < end; place++) {
			const value = vectors[3 * order[place] + a];
			if (value < low) low = value;
			if (value > high) high = value;
		}
		// A single area is its ball's centre to the last digit.
		balls[4 * node + a] = low === high ? low : (low + high) / 2;
		if (high - low > widest) {
			widest = high - low;
			axis = a;
		}
	}
	let furthest = 0;
	for (let place = first; place < end; place++) {
		const at = 3 * order[place];
		const dx = vectors[at] - balls[4 * node];
		const dy = vectors[at + 1] - balls[4 * node + 1];
		const dz = vectors[at + 2] - balls[4 * node + 2];
		furthest = Math.max(furthest, dx * dx + dy * dy + dz * dz);
	}
	balls[4 * node + 3] = Math.sqrt(furthest);
	return axis;
}

/**
 * Rearranges the places `left` to `right` so that none before place `k` lies further along an axis
 * than place `k`, and none after it less far (C. A. R. Hoare, "Algorithm 65: find", Communications
 * of the ACM 4(7), 1961, p. 321).
 */
function select(
	order: Uint32Array,
	vectors: Float64Array,
	axis: number,
	k: number,
	left: number,
	right: number
): void {
	while (left < right) {
		const pivot = vectors[3 * order[k] + axis];
		let i = left;
		let j = right;
		while (i <= j) {
			while (vectors[3 * order[i] + axis] < pivot) i++;
			while (vectors[3 * order[j] + axis] > pivot) j--;
			if (i > j) break;
			const row = order[i];
			order[i++] = order[j];
			order[j--] = row;
		}
		if (j < k) left = i;
		if (k < i) right = j;
	}
}
