import { unitVector } from '#lib/geo/circle.ts';
import { EARTH_RADIUS, type Point } from '#lib/geo/point.ts';
import { cosine, metresTo, type AreaTree } from './area-tree.ts';

/**
 * What lies around a point, in rings: the biggest nodes of the tree whose areas all lie in one ring,
 * and together hold every area within the outermost edge once.
 */
export interface Rings {
	/** How many nodes were found. */
	count: number;
	nodes: Uint32Array;
	/** The ring of each: 0 is the innermost. */
	rings: Uint8Array;
}

/** Edges of rings as straight lines through the globe, for the unit sphere, and in metres. */
export interface Edges {
	metres: readonly number[];
	chords: Float64Array;
}

/** Most rings that can be told apart. */
const MOST_RINGS = 255;

/** What chords may be off by rounding, generously: some micrometres. Nearer, metres decide. */
const SLACK = 1e-12;

/**
 * Prepares edges of rings.
 *
 * @param metres ascending; an area right on an edge lies within it
 * @throws RangeError when there are none or more than 255, or they don't ascend from 0 or above
 */
export function ringEdges(metres: readonly number[]): Edges {
	const ascend = metres.every((edge, i) => edge >= 0 && (i === 0 || edge > metres[i - 1]));
	if (metres.length === 0 || metres.length > MOST_RINGS || !ascend) {
		throw new RangeError(`Edges of rings must ascend, 1 to ${MOST_RINGS} of them: ${metres}`);
	}
	const chords = Float64Array.from(metres, (edge) => {
		const half = edge / EARTH_RADIUS / 2;
		return half >= Math.PI / 2 ? Infinity : 2 * Math.sin(half);
	});
	return { metres, chords };
}

/** Room for what `findRings` finds. */
export function noRings({ size }: AreaTree): Rings {
	return { count: 0, nodes: new Uint32Array(size), rings: new Uint8Array(size) };
}

/** Nodes still to be looked at. Trees have < 32 levels. */
const stack = new Uint32Array(64);

/** Finds what lies in each ring around a point, by great-circle distance, and writes it to `found`. */
export function findRings(tree: AreaTree, point: Point, edges: Edges, found: Rings): Rings {
	const { latitude, longitude } = point;
	const { balls, size, order } = tree;
	const { metres, chords } = edges;
	const [x, y, z] = unitVector(latitude, longitude);
	const itsCosine = cosine(latitude);
	const outside = chords.length;
	const { nodes, rings } = found;
	let count = 0;
	let top = 0;
	stack[top++] = 1;
	while (top > 0) {
		const node = stack[--top];
		const dx = balls[4 * node] - x;
		const dy = balls[4 * node + 1] - y;
		const dz = balls[4 * node + 2] - z;
		const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
		const spare = balls[4 * node + 3] + SLACK;
		let ring = 0;
		while (ring < outside && chord - spare > chords[ring]) ring++;
		if (ring === outside) continue;
		if (chord + spare > chords[ring]) {
			if (node < size) {
				stack[top++] = 2 * node + 1;
				stack[top++] = 2 * node;
				continue;
			}
			const away = metresTo(tree, order[node - size], latitude, longitude, itsCosine);
			while (ring < outside && away > metres[ring]) ring++;
			if (ring === outside) continue;
		}
		nodes[count] = node;
		rings[count++] = ring;
	}
	found.count = count;
	return found;
}
