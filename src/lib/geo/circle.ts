import { EARTH_RADIUS, haversine, type Point } from './point.ts';

const RADIANS = Math.PI / 180;

/**
 * A circle on the sphere, tested without trigonometry: the straight line (chord) through the globe
 * grows with the distance over it, and its square takes a few multiplications of unit vectors.
 */
export interface Circle {
	centre: Point;
	metres: number;
	/** Unit vector of the centre. */
	x: number;
	y: number;
	z: number;
	/** Squared chord of the radius, on the unit sphere. */
	limit: number;
	/** How far a squared chord near `limit` may be off. */
	slack: number;
}

/** Circle around a centre; Infinity metres holds the whole earth. */
export function circle(centre: Point, metres: number): Circle {
	const [x, y, z] = unitVector(centre.latitude, centre.longitude);
	const half = metres / EARTH_RADIUS / 2;
	const limit = half >= Math.PI / 2 ? Infinity : 4 * Math.sin(half) ** 2;
	return { centre, metres, x, y, z, limit, slack: chordSlack(limit) };
}

/** Degrees → a point on the unit sphere. */
export function unitVector(latitude: number, longitude: number): [number, number, number] {
	const lat = latitude * RADIANS;
	const lon = longitude * RADIANS;
	return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
}

/**
 * How far apart two squared chords may be and still belong to equal distances. Coordinates of unit
 * vectors are off by some 2e-16, squared chords by 1e-15 × the chord: below both terms' sum.
 */
export function chordSlack(squared: number): number {
	return 1e-8 * squared + 1e-20;
}

/** Metres from the centre to a position, as `distance` has it. */
export function metresFrom(centre: Point, latitude: number, longitude: number): number {
	return haversine(centre.latitude, centre.longitude, latitude, longitude);
}
