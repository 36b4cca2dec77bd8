import { circleBoxes, type Box } from '#lib/geo/circle-box.ts';
import { distance, type Point } from '#lib/geo/point.ts';

/** A circle that holds the part of the map on view. */
export interface MapArea {
	latitude: number;
	longitude: number;
	radiusMetres: number;
}

// A view is one box, as a flat map shows it: across the antimeridian, `east` goes on past 180.

/** The 48 contiguous states. */
export const MAINLAND: Box = { west: -124.8, south: 24.5, east: -66.9, north: 49.4 };
/** Wider than this, a fitted box would show mostly ocean. Degrees of longitude. */
const WIDEST = 75;
/** With any distance allowed, the view shows this many of the nearest clinics. */
const NEAREST = 25;

/** What to show around a place when nothing was found at any distance. */
const EMPTY_RADIUS = 80_000;

/**
 * The smallest box around points, across the antimeridian when that is shorter. The mainland when
 * there is no point, or when they lie from Hawaii to Maine.
 */
export function boxAround(points: readonly Point[]): Box {
	if (!points.length) return MAINLAND;
	const longitudes = points.map(({ longitude }) => longitude).sort((a, b) => a - b);
	const first = longitudes[0];
	const last = longitudes[longitudes.length - 1];

	// The widest gap between neighbours is what the box leaves out; it begins after `west`'s gap.
	let gap = first + 360 - last;
	let west = first;
	for (let i = 1; i < longitudes.length; i++) {
		if (longitudes[i] - longitudes[i - 1] > gap) {
			gap = longitudes[i] - longitudes[i - 1];
			west = longitudes[i];
		}
	}
	if (360 - gap > WIDEST) return MAINLAND;
	const latitudes = points.map(({ latitude }) => latitude);
	return {
		west,
		east: west + 360 - gap,
		south: latitudes.reduce((a, b) => Math.min(a, b)),
		north: latitudes.reduce((a, b) => Math.max(a, b))
	};
}

/**
 * What to show of a search: its clinics and where it starts, the circle when it found none, and
 * only the nearest clinics when any distance is allowed.
 */
export function boxOfSearch(
	clinics: readonly Point[],
	origin: Point | null,
	radiusMetres: number | null
): Box {
	if (!origin) return boxAround(clinics);
	if (!clinics.length) return boxOfCircle(origin, radiusMetres ?? EMPTY_RADIUS);
	if (radiusMetres !== null) return boxAround([origin, ...clinics]);
	const nearest = clinics
		.map((clinic) => ({ clinic, metres: distance(origin, clinic) }))
		.sort((a, b) => a.metres - b.metres)
		.slice(0, NEAREST)
		.map(({ clinic }) => clinic);
	return boxAround([origin, ...nearest]);
}

/** The box around a circle on the ground, in one piece. */
export function boxOfCircle(centre: Point, radiusMetres: number): Box {
	const [box, beyond] = circleBoxes(centre, radiusMetres);
	return beyond ? { ...box, east: beyond.east + 360 } : box;
}

/** The circle around the middle of a box that reaches its farthest corner. */
export function areaOfBox({ west, south, east, north }: Box): MapArea {
	const latitude = (south + north) / 2;
	const longitude = wrapLongitude((west + east) / 2);
	const half = Math.min(180, (east - west) / 2);
	const corner = (latitude: number): Point => ({ latitude, longitude: half });
	const middle = { latitude, longitude: 0 };
	const radiusMetres = Math.max(distance(middle, corner(south)), distance(middle, corner(north)));
	return { latitude, longitude, radiusMetres };
}

/** The same meridian between −180 and 180. */
function wrapLongitude(longitude: number): number {
	return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

/** The copy of a meridian (±360°) nearest to another: where a flat map shows it. */
export function nearestCopy(longitude: number, to: number): number {
	return longitude + 360 * Math.round((to - longitude) / 360);
}
