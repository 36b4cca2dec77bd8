/** A position on the WGS 84 ellipsoid, in decimal degrees. */
export interface Point {
	/** −90 to 90, north positive. */
	latitude: number;
	/** −180 to 180, east positive. */
	longitude: number;
}

/** Mean earth radius in metres (IUGG R₁), the sphere Turf measures on too. */
export const EARTH_RADIUS = 6371008.8;

const RADIANS = Math.PI / 180;

/**
 * Great-circle distance between two points on the mean sphere, in metres, by the haversine formula
 * (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68(2), 1984, p. 159).
 */
export function distance(a: Point, b: Point): number {
	return haversine(a.latitude, a.longitude, b.latitude, b.longitude);
}

/** `distance` over four bare numbers in degrees, for loops over columns. Metres. */
export function haversine(lat1: number, lon1: number, lat2: number, lon2: number): number {
	const halfLat = Math.sin(((lat2 - lat1) * RADIANS) / 2);
	const halfLon = Math.sin(((lon2 - lon1) * RADIANS) / 2);
	const h =
		halfLat * halfLat + Math.cos(lat1 * RADIANS) * Math.cos(lat2 * RADIANS) * halfLon * halfLon;
	return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Whether the two numbers are a place on earth: finite and within ±90° and ±180°. */
export function isPoint(latitude: number, longitude: number): boolean {
	return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}
