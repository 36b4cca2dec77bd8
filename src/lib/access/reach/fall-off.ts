import type { Point } from '#lib/geo/point.ts';
import { cosine, metresTo, type AreaTree } from './area-tree.ts';
import { findRings, noRings, ringEdges, type Edges, type Rings } from './rings.ts';

/** A zone of a catchment: those who are further than the zone before, up to `metres` and right on it. */
export interface Zone {
	metres: number;
	weight: number;
}

/** How weight falls off: by zones, innermost first; or smoothly, and to 0 beyond `reach` metres. */
export type FallOff = readonly Zone[] | SmoothFallOff;

export interface SmoothFallOff {
	reach: number;
	weight: (metres: number) => number;
}

/** Parts of a catchment: nodes of the tree whose areas all have the same weight. */
export interface Parts {
	count: number;
	nodes: Uint32Array;
	/** Of each part the zone; or the weight itself, where it falls off smoothly. */
	marks: Uint8Array | Float64Array;
	/** People in the catchment, weighted. */
	demand: number;
}

/** Finds the parts of the catchment around a point. They stand until the next are found. */
export type Surround = (point: Point) => Parts;

/**
 * Prepares to find catchments.
 *
 * @param people sums of people over the nodes of the tree
 * @throws RangeError when zones don't ascend, or a zone's weight is below 0 or not finite
 */
export function catchmentFinder(tree: AreaTree, people: Float64Array, fallOff: FallOff): Surround {
	return isSmooth(fallOff)
		? surroundSmoothly(tree, people, fallOff)
		: surroundByZones(tree, people, fallOff);
}

export function isSmooth(fallOff: FallOff): fallOff is SmoothFallOff {
	return 'reach' in fallOff;
}

function surroundByZones(tree: AreaTree, people: Float64Array, zones: readonly Zone[]): Surround {
	const edges = ringEdges(zones.map(({ metres }) => metres));
	for (const { weight } of zones) {
		if (!(weight >= 0 && weight < Infinity)) {
			throw new RangeError(`The weight of a zone must be 0 or above: ${weight}`);
		}
	}
	const found = noRings(tree);
	const parts: Parts = { count: 0, nodes: found.nodes, marks: found.rings, demand: 0 };
	const inZone = new Float64Array(zones.length);
	return (point) => {
		findRings(tree, point, edges, found);
		parts.count = found.count;
		inZone.fill(0);
		for (let n = 0; n < found.count; n++) inZone[found.rings[n]] += people[found.nodes[n]];
		parts.demand = zones.reduce((sum, { weight }, zone) => sum + weight * inZone[zone], 0);
		return parts;
	};
}

function surroundSmoothly(
	tree: AreaTree,
	people: Float64Array,
	{ reach, weight }: SmoothFallOff
): Surround {
	const { size, count, order } = tree;
	const edges: Edges = ringEdges([reach]);
	const found: Rings = noRings(tree);
	const nodes = new Uint32Array(size);
	const marks = new Float64Array(size);
	const parts: Parts = { count: 0, nodes, marks, demand: 0 };
	return (point) => {
		findRings(tree, point, edges, found);
		const itsCosine = cosine(point.latitude);
		parts.count = 0;
		parts.demand = 0;
		for (let n = 0; n < found.count; n++) {
			const [first, end] = leavesBelow(tree, found.nodes[n]);
			for (let place = first; place < Math.min(end, count); place++) {
				const metres = metresTo(tree, order[place], point.latitude, point.longitude, itsCosine);
				nodes[parts.count] = size + place;
				marks[parts.count] = weight(metres);
				parts.demand += marks[parts.count] * people[size + place];
				parts.count++;
			}
		}
		return parts;
	};
}

/** Places of the leaves below a node: the first, and the one after the last. */
export function leavesBelow({ size }: AreaTree, node: number): [first: number, end: number] {
	let first = node;
	let span = 1;
	while (first < size) {
		first *= 2;
		span *= 2;
	}
	return [first - size, first - size + span];
}
