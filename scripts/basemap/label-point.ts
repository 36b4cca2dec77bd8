import { area, bbox, booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { polygonsOf } from './inputs.ts';

/** Cells along each side of the box that is searched. */
const GRID = 28;

/**
 * Where to write an area's name: the point of a grid over its largest part that is farthest from
 * that part's edge, [longitude, latitude]. Longitudes are shrunk by latitude first, so that "far"
 * means far on the map.
 *
 * Turf has no such point: of 3,519 states, counties and lakes, its centre of mass lies outside 15
 * and has less than half this room in 154, Florida, Louisiana and New Jersey among them;
 * `pointOnFeature` has less than half in 555.
 */
export function labelPoint(shape: Polygon | MultiPolygon): Position {
	const largest = polygonsOf(shape).reduce((a, b) => (area(b) > area(a) ? b : a));
	const [west, south, east, north] = bbox(largest);
	const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);

	let best: Position = [(west + east) / 2, (south + north) / 2];
	let room = -Infinity;
	for (let i = 1; i < GRID; i++)
		for (let j = 1; j < GRID; j++) {
			const p = [west + ((east - west) * i) / GRID, south + ((north - south) * j) / GRID];
			const free = booleanPointInPolygon(p, largest) ? roomAt(p, largest, shrink) : -1;
			if (free > room) [best, room] = [p, free];
		}
	return best;
}

/** From a position to the nearest edge. By hand: Turf's distances take minutes over all areas. */
function roomAt([x, y]: Position, { coordinates }: Polygon, shrink: number): number {
	let nearest = Infinity;
	for (const ring of coordinates)
		for (let i = 1; i < ring.length; i++) {
			const ax = (ring[i - 1][0] - x) * shrink;
			const ay = ring[i - 1][1] - y;
			const dx = (ring[i][0] - x) * shrink - ax;
			const dy = ring[i][1] - y - ay;
			const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
			nearest = Math.min(nearest, Math.hypot(ax + t * dx, ay + t * dy));
		}
	return nearest;
}
