import type { Point } from './point.ts';

const RADIANS = Math.PI / 180;

/** The eight winds, clockwise from north. */
export const DIRECTIONS = [
	'north',
	'north_east',
	'east',
	'south_east',
	'south',
	'south_west',
	'west',
	'north_west'
] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * Initial bearing of the great circle from `a` to `b`, in degrees clockwise from north, 0 to below
 * 360. 0 when the points are the same.
 */
export function bearing(a: Point, b: Point): number {
	const lat1 = a.latitude * RADIANS;
	const lat2 = b.latitude * RADIANS;
	const turn = (b.longitude - a.longitude) * RADIANS;
	const east = Math.sin(turn) * Math.cos(lat2);
	const north = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(turn);
	const degrees = Math.atan2(east, north) / RADIANS;
	// A tiny negative angle plus 360 rounds to 360 itself.
	return degrees < 0 ? (degrees + 360) % 360 : degrees;
}

/** The nearest of the eight winds to a bearing in degrees. */
export function direction(degrees: number): Direction {
	return DIRECTIONS[Math.round((((degrees % 360) + 360) % 360) / 45) % 8];
}
