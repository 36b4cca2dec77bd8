import { isPoint, type Point } from '#lib/geo/point.ts';

/** One number, as maps write it: "39.64", "39,64", "106.64° W", "N 39.64". */
const ONE = String.raw`[NSEWO]?\s*[-+−]?\d{1,3}(?:[.,]\d+)?\s*°?\s*[NSEWO]?`;
const SINGLE = new RegExp(`^${ONE}$`, 'iu');
const PAIR = new RegExp(String.raw`^(${ONE})(?:\s*[,;]\s*|\s+)(${ONE})$`, 'iu');

/** What two fields say of a place, in degrees; NaN: what is written is no number. null: nothing. */
export type Coordinates = Point | null;

/**
 * Reads a latitude and a longitude as people type or paste them: each in its field, or both in the
 * first. Whether there is such a point on Earth is another question: `isPoint`.
 */
export function readCoordinates(latitude: string, longitude: string): Coordinates {
	const [north, east] = [latitude.trim(), longitude.trim()];
	if (!north && !east) return null;
	const [, first, second] = (!SINGLE.test(north) && PAIR.exec(north)) || [];
	return first === undefined
		? { latitude: degrees(north), longitude: degrees(east) }
		: { latitude: degrees(first), longitude: degrees(second) };
}

/** Whether a latitude and a longitude are a point on Earth. */
export const isPlace = (it: Coordinates): it is Point =>
	it !== null && isPoint(it.latitude, it.longitude);

function degrees(text: string): number {
	if (!SINGLE.test(text)) return NaN;
	const number = Number(/\d+(?:[.,]\d+)?/.exec(text)?.[0].replace(',', '.'));
	// West is O in Spanish.
	return /[-−]|[SWO]/i.test(text) ? -number : number;
}
