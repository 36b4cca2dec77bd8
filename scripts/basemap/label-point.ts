import type { MultiPolygon, Polygon, Position } from 'geojson';

/** Cells along the longer side of the box that is searched. */
const GRID = 28;

/**
 * Where to write an area's name: the point of a grid over its largest ring that is farthest from
 * the ring's edge, [longitude, latitude]. Longitudes are shrunk by latitude first, so that "far"
 * means far on the map.
 */
export function labelPoint(area: Polygon | MultiPolygon): Position {
	const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
	const ring = polygons.map(([outer]) => outer).reduce((a, b) => (size(b) > size(a) ? b : a));
	const xs = ring.map(([x]) => x);
	const ys = ring.map(([, y]) => y);
	const [west, east, south, north] = [min(xs), max(xs), min(ys), max(ys)];
	const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);

	let best: Position = [(west + east) / 2, (south + north) / 2];
	let room = -Infinity;
	for (let i = 1; i < GRID; i++)
		for (let j = 1; j < GRID; j++) {
			const p = [west + ((east - west) * i) / GRID, south + ((north - south) * j) / GRID];
			const free = inside(p, ring) ? toEdge(p, ring, shrink) : -1;
			if (free > room) [best, room] = [p, free];
		}
	return best;
}

const min = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
const max = (values: number[]) => values.reduce((a, b) => Math.max(a, b));

/** Area of a ring in square degrees, without sign. */
function size(ring: Position[]): number {
	return Math.abs(
		ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0) / 2
	);
}

function inside([x, y]: Position, ring: Position[]): boolean {
	let odd = false;
	for (let i = 1; i < ring.length; i++) {
		const [ax, ay] = ring[i - 1];
		const [bx, by] = ring[i];
		if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) odd = !odd;
	}
	return odd;
}

function toEdge([x, y]: Position, ring: Position[], shrink: number): number {
	let nearest = Infinity;
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
