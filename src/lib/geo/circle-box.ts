import { EARTH_RADIUS, type Point } from './point.ts';

/** A box on the map in degrees. Never crosses the antimeridian: `west` ≤ `east`. */
export interface Box {
	west: number;
	south: number;
	east: number;
	north: number;
}

const DEGREES = 180 / Math.PI;

/**
 * Widens every box by about a millimetre, so that rounding never leaves out a point that `distance`
 * puts inside the circle.
 */
const SLACK = 1e-8;

/**
 * The boxes that hold every point within `metres` of `centre`: one, or two when the circle reaches
 * over the antimeridian. A circle that holds a pole gets a cap around the whole globe.
 *
 * The meridians that touch the circle are asin(sin r / cos φ) away from its centre, not r / cos φ
 * (J. P. Matuschek, "Finding Points Within a Distance of a Latitude/Longitude", 2010).
 */
export function circleBoxes(centre: Point, metres: number): Box[] {
	const radius = metres / EARTH_RADIUS;
	const reach = radius * DEGREES + SLACK;
	const south = centre.latitude - reach;
	const north = centre.latitude + reach;
	if (south <= -90 || north >= 90) {
		return [{ west: -180, south: Math.max(south, -90), east: 180, north: Math.min(north, 90) }];
	}
	const sine = Math.sin(radius) / Math.cos(centre.latitude / DEGREES);
	// At the very edge of holding a pole, the slack decides; the sine may then be 1 or more.
	const spread = sine >= 1 ? 180 : Math.asin(sine) * DEGREES + SLACK / (1 - sine);
	const west = centre.longitude - spread;
	const east = centre.longitude + spread;
	if (spread >= 180) return [{ west: -180, south, east: 180, north }];
	if (west < -180) {
		return [
			{ west: west + 360, south, east: 180, north },
			{ west: -180, south, east, north }
		];
	}
	if (east > 180) {
		return [
			{ west, south, east: 180, north },
			{ west: -180, south, east: east - 360, north }
		];
	}
	return [{ west, south, east, north }];
}
