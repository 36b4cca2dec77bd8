import { pointPlace } from '#lib/places/make-place.ts';
import type { Place } from '#lib/places/place.ts';

/** What came of asking the device where it is. */
export type Location =
	{ kind: 'found'; place: Place } | { kind: 'trouble'; why: 'denied' | 'failed' };

/**
 * Asks the device where it is, once, to about a hundred metres. The answer stays in this
 * browser. Never rejects.
 */
export function locate(): Promise<Location> {
	if (!('geolocation' in navigator)) return Promise.resolve({ kind: 'trouble', why: 'failed' });
	return new Promise((resolve) => {
		navigator.geolocation.getCurrentPosition(
			({ coords }) => resolve({ kind: 'found', place: { ...pointPlace(coords), device: true } }),
			(error) =>
				resolve({
					kind: 'trouble',
					why: error.code === error.PERMISSION_DENIED ? 'denied' : 'failed'
				}),
			{ timeout: 15_000, maximumAge: 300_000 }
		);
	});
}
