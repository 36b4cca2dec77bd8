import { distance, type Point } from '#lib/geo/point.ts';

/** How far, in metres, a point may be from the centre of its ZIP before we doubt it. */
const DOUBT = 50_000;

/** Whether an address can be there, by the centre of its ZIP: 50 km is the reach of the largest. */
export function isNearZip(point: Point, centre: Point): boolean {
	return distance(point, centre) <= DOUBT;
}

/** 5 decimals, about a metre: as the directory keeps positions. */
export function roundedPoint({ latitude, longitude }: Point): Point {
	return { latitude: Number(latitude.toFixed(5)), longitude: Number(longitude.toFixed(5)) };
}
