import type { Place } from '#lib/places/place.ts';

/** What came of asking the device where it is. */
export type Location =
	{ kind: 'found'; place: Place } | { kind: 'trouble'; why: 'denied' | 'failed' };

/** Decimals of a degree that are kept: about a hundred metres, enough to find a clinic. */
const DECIMALS = 3;

/** Asks the device where it is, once. The answer stays in this browser. Never rejects. */
export function locate(): Promise<Location> {
	if (!('geolocation' in navigator)) return Promise.resolve({ kind: 'trouble', why: 'failed' });
	return new Promise((resolve) => {
		navigator.geolocation.getCurrentPosition(
			({ coords }) =>
				resolve({ kind: 'found', place: pointPlace(coords.latitude, coords.longitude) }),
			(error) =>
				resolve({
					kind: 'trouble',
					why: error.code === error.PERMISSION_DENIED ? 'denied' : 'failed'
				}),
			{ timeout: 15_000, maximumAge: 300_000 }
		);
	});
}

/** A point as a place to search from, rounded so that it doesn't tell the house. */
export function pointPlace(latitude: number, longitude: number): Place {
	const [lat, lon] = [latitude, longitude].map((degrees) => Number(degrees.toFixed(DECIMALS)));
	const text = `${lat},${lon}`;
	return { kind: 'point', text, label: text, latitude: lat, longitude: lon, precision: 'point' };
}
