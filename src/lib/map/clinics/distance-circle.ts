import { circle } from '@turf/turf';
import type { Point } from '#lib/geo/point.ts';
import { nearestCopy } from '#lib/map/base/view-bounds.ts';

/** Corners of the polygon that stands for the circle. */
const STEPS = 96;

/**
 * The points at one distance on the ground, as [latitude, longitude] around the centre's copy of
 * the world, so that a circle across the antimeridian stays in one piece. Not round on the map:
 * Mercator stretches it towards the pole.
 */
export function distanceCircle(
	{ latitude, longitude }: Point,
	radiusMetres: number
): [number, number][] {
	const shape = circle([longitude, latitude], radiusMetres, { steps: STEPS, units: 'meters' });
	return shape.geometry.coordinates[0].map(([x, y]) => [y, nearestCopy(x, longitude)]);
}
