// Web Mercator over the unit square, as slippy maps cut it: (0, 0) is the north-west corner of the
// one tile of zoom 0, (1, 1) its south-east corner (OpenStreetMap Wiki, "Slippy map tilenames").

const RADIANS = Math.PI / 180;

/** Where the projection ends, in degrees of latitude: the unit square is a square. */
const LAST_LATITUDE = 85.0511287798066;

/** From degrees east to 0…1, from west to east. */
export const unitX = (longitude: number) => longitude / 360 + 0.5;

/** From degrees north to 0…1, from north to south. Beyond ±85.05° it is the edge. */
export function unitY(latitude: number): number {
	const sine = Math.sin(Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, latitude)) * RADIANS);
	return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** The inverse of `unitX`, in degrees. */
export const longitudeAt = (x: number) => (x - 0.5) * 360;

/** The inverse of `unitY`, in degrees. */
export const latitudeAt = (y: number) => Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RADIANS;
