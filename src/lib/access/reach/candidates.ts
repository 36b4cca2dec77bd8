import type { AreaTree } from './area-tree.ts';

/**
 * Which clinics may be among the nearest few of some area. Goes down the tree of areas and takes
 * along, to each node, only those that can still matter below it: whatever is further from the middle
 * of a ball than the n-th nearest, plus the ball's width, is not among the n nearest of any area in
 * the ball. No bound is closer than rounding, so equal distances stay together.
 */
export interface Contest {
	tree: AreaTree;
	/** Unit vectors of the clinics. */
	vectors: Float64Array;
	/** Lists of clinics, one behind the other: that of a node follows its parent's. */
	lists: Uint32Array;
	/** Squared chords from the node looked at to the clinics of its list. */
	squared: Float64Array;
}

/**
 * Receives clinics that hold the n nearest of each of some areas, or all there are: those of
 * `contest.lists` from `from` to `to` − 1, for the places in slots `first` to `end` − 1.
 */
export type Settle = (first: number, end: number, from: number, to: number) => void;

/** A contest of clinics over the areas of a tree. */
export function openContest(tree: AreaTree, vectors: Float64Array): Contest {
	const clinics = vectors.length / 3;
	const levels = Math.log2(tree.size) + 2;
	return {
		tree,
		vectors,
		lists: new Uint32Array(levels * clinics),
		squared: new Float64Array(clinics)
	};
}

/** Areas so few, or clinics so few, that they are settled one by one. */
const FEW_AREAS = 8;
const FEW_CLINICS = 3;

/** Chords are compared with this much to spare: a hundred-millionth, and some micrometres. */
const SPARE = 1 + 1e-8;
const SPARE_END = 1e-12;

/**
 * Settles the areas at `places` (ascending) below a node, for which the first `length` clinics of
 * `contest.lists` contend for the `n` nearest.
 */
export function settleBelow(
	{ tree: { size, balls }, vectors, lists, squared }: Contest,
	node: number,
	places: Uint32Array,
	length: number,
	n: number,
	settle: Settle
): void {
	const smallest = new Float64Array(n);
	let span = size;
	let start = node;
	while (start > 1) {
		start >>= 1;
		span /= 2;
	}
	descend(node, span, 0, places.length, 0, length);

	function descend(
		at: number,
		width: number,
		first: number,
		end: number,
		from: number,
		to: number
	): void {
		if (first === end) return;
		if (end - first <= FEW_AREAS || to - from <= FEW_CLINICS) {
			settle(first, end, from, to);
			return;
		}
		const x = balls[4 * at];
		const y = balls[4 * at + 1];
		const z = balls[4 * at + 2];
		let least = Infinity;
		for (let slot = from; slot < to; slot++) {
			const i = 3 * lists[slot];
			const dx = vectors[i] - x;
			const dy = vectors[i + 1] - y;
			const dz = vectors[i + 2] - z;
			const square = dx * dx + dy * dy + dz * dz;
			squared[slot - from] = square;
			if (square < least) least = square;
		}
		if (n > 1) least = nthSmallest(squared, to - from, smallest);
		const bound = (Math.sqrt(least) + 2 * balls[4 * at + 3]) * SPARE + SPARE_END;
		const limit = bound * bound;
		let next = to;
		for (let slot = from; slot < to; slot++) {
			lists[next] = lists[slot];
			if (squared[slot - from] <= limit) next++;
		}
		const half = width / 2;
		// The first place of the right child.
		const split = lowerBound(places, (2 * at + 1) * half - size, first, end);
		descend(2 * at, half, first, split, to, next);
		descend(2 * at + 1, half, split, end, to, next);
	}
}

/** Nodes still to be looked at, and how near they may be. Trees have < 32 levels. */
const stack = new Uint32Array(64);
const lows = new Float64Array(64);

/**
 * Settles areas one by one, for the nearest clinic: quicker when they are fewer than the open clinics.
 *
 * @param clinics tree of all clinics
 * @param open how many are open below each of its nodes; one is at least
 * @param from where `contest.lists` has room for candidates
 */
export function settleEach(
	{ tree, lists }: Contest,
	clinics: AreaTree,
	open: Float64Array,
	places: Uint32Array,
	from: number,
	settle: Settle
): void {
	const { balls, size, order } = clinics;
	/** The leaf of the clinic found last: neighbours likely have the same, or one near it. */
	let last = 0;
	let [x, y, z] = [0, 0, 0];
	for (let slot = 0; slot < places.length; slot++) {
		const ball = 4 * (tree.size + places[slot]);
		x = tree.balls[ball];
		y = tree.balls[ball + 1];
		z = tree.balls[ball + 2];
		let least = Infinity;
		let bound = last === 0 ? Infinity : chordTo(last) * SPARE + SPARE_END;
		let to = from;
		let top = 1;
		stack[0] = 1;
		lows[0] = 0;
		while (top > 0) {
			let node = stack[--top];
			let low = lows[top];
			while (low <= bound && node < size) {
				const left = 2 * node;
				const right = left + 1;
				const toLeft = open[left] === 0 ? Infinity : chordTo(left) - balls[4 * left + 3];
				const toRight = open[right] === 0 ? Infinity : chordTo(right) - balls[4 * right + 3];
				node = toLeft <= toRight ? left : right;
				low = Math.min(toLeft, toRight);
				stack[top] = node === left ? right : left;
				lows[top] = Math.max(toLeft, toRight);
				if (lows[top] <= bound) top++;
			}
			if (low > bound) continue;
			if (low < least) {
				least = low;
				last = node;
				bound = Math.min(bound, low * SPARE + SPARE_END);
			}
			// Those found before may have turned out too far; the one that settles sees to that.
			lists[to++] = order[node - size];
		}
		settle(slot, slot + 1, from, to);
	}

	function chordTo(node: number): number {
		const dx = balls[4 * node] - x;
		const dy = balls[4 * node + 1] - y;
		const dz = balls[4 * node + 2] - z;
		return Math.sqrt(dx * dx + dy * dy + dz * dz);
	}
}

/**
 * The n-th smallest of the first `count` values, where n is the length of `smallest`, which gets the
 * n smallest in order; Infinity when there are fewer.
 */
export function nthSmallest(values: Float64Array, count: number, smallest: Float64Array): number {
	const n = smallest.length;
	smallest.fill(Infinity);
	for (let i = 0; i < count; i++) {
		const value = values[i];
		if (value >= smallest[n - 1]) continue;
		let at = n - 1;
		while (at > 0 && smallest[at - 1] > value) {
			smallest[at] = smallest[at - 1];
			at--;
		}
		smallest[at] = value;
	}
	return smallest[n - 1];
}

/** The first slot from `first` to `end` whose place is `least` or more. */
function lowerBound(places: Uint32Array, least: number, first: number, end: number): number {
	while (first < end) {
		const middle = (first + end) >> 1;
		if (places[middle] < least) first = middle + 1;
		else end = middle;
	}
	return first;
}
