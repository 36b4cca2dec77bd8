import type { Point } from '#lib/geo/point.ts';

const RADIANS = Math.PI / 180;

/** Of the drawing that us-atlas has its shapes in, 975 × 610. */
const SCALE = 1300;
const [X, Y] = [487.5, 305];

/** A conic projection of equal areas: where the country is cut out, and where it is put. */
interface Cone {
	parallels: readonly [number, number];
	/** Longitude of the middle, and where the drawing's middle is from there, in degrees. */
	meridian: number;
	center: readonly [number, number];
	scale: number;
	x: number;
	y: number;
}

const STATES: Cone = cone([29.5, 45.5], -96, [-0.6, 38.7], SCALE, X, Y);
const ALASKA: Cone = cone(
	[55, 65],
	-154,
	[-2, 58.5],
	SCALE * 0.35,
	X - 0.307 * SCALE,
	Y + 0.201 * SCALE
);
const HAWAII: Cone = cone([8, 18], -157, [-3, 19.9], SCALE, X - 0.205 * SCALE, Y + 0.212 * SCALE);

function cone(
	parallels: Cone['parallels'],
	meridian: number,
	center: Cone['center'],
	scale: number,
	x: number,
	y: number
): Cone {
	return { parallels, meridian, center, scale, x, y };
}

/**
 * Where a place is in the drawing of the states that us-atlas has: Albers' projection (1805), with
 * Alaska at 35 % and Hawaii below the rest, as `geoAlbersUsa` of d3-geo. null: it is in none of the
 * states, as Puerto Rico.
 */
export function albersUsa({ latitude, longitude }: Point): [x: number, y: number] | null {
	// The Aleutians go on beyond the antimeridian.
	if (latitude > 50.5) {
		return longitude < -129.5 || longitude > 172 ? project(ALASKA, latitude, longitude) : null;
	}
	if (longitude < -154 && longitude > -179 && latitude > 18 && latitude < 29) {
		return project(HAWAII, latitude, longitude);
	}
	const isNear = latitude > 24 && longitude > -125.5 && longitude < -66;
	return isNear ? project(STATES, latitude, longitude) : null;
}

function project(it: Cone, latitude: number, longitude: number): [number, number] {
	const turned = ((longitude - it.meridian + 540) % 360) - 180;
	const at = conic(it.parallels, turned, latitude);
	const center = conic(it.parallels, ...it.center);
	return [it.x + (at[0] - center[0]) * it.scale, it.y - (at[1] - center[1]) * it.scale];
}

/** Degrees → radii of the sphere, north up. */
function conic(
	[south, north]: Cone['parallels'],
	longitude: number,
	latitude: number
): [number, number] {
	const sine = Math.sin(south * RADIANS);
	const n = (sine + Math.sin(north * RADIANS)) / 2;
	const c = 1 + sine * (2 * n - sine);
	const r = Math.sqrt(c - 2 * n * Math.sin(latitude * RADIANS)) / n;
	const angle = longitude * RADIANS * n;
	return [r * Math.sin(angle), Math.sqrt(c) / n - r * Math.cos(angle)];
}
