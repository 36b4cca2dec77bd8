import KDBush from 'kdbush';
import { circleBoxes } from './circle-box.ts';
import { haversine, type Point } from './point.ts';

/** Columns of positions, and a tree over them. Positions are numbered from `first` to `end` − 1. */
export interface PointIndex {
	latitude: Float64Array;
	longitude: Float64Array;
	first: number;
	end: number;
	tree: KDBush;
}

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
	const tree = new KDBush(end - first, 32);
	for (let i = first; i < end; i++) tree.add(longitude[i], latitude[i]);
	return { latitude, longitude, first, end, tree: tree.finish() };
}

/** Numbers of the positions in the boxes of a circle: all within `metres`, and some more. */
export function candidates(index: PointIndex, centre: Point, metres: number): number[] {
	const found: number[] = [];
	for (const { west, south, east, north } of circleBoxes(centre, metres)) {
		for (const id of index.tree.range(west, south, east, north)) found.push(index.first + id);
	}
	return found;
}

/** Numbers of the positions within `metres` of a centre, its edge included; in no order. */
export function within(index: PointIndex, centre: Point, metres: number): number[] {
	const { latitude, longitude } = index;
	return candidates(index, centre, metres).filter(
		(i) => haversine(centre.latitude, centre.longitude, latitude[i], longitude[i]) <= metres
	);
}
