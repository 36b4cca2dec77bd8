import type { Point } from '#lib/geo/point.ts';
import type { Positions } from '#lib/access/people/areas.ts';

/** Positions with some more at their end. */
export function withAdded(clinics: Positions, added: readonly Point[]): Positions {
	const count = clinics.latitude.length;
	const all = {
		latitude: new Float64Array(count + added.length),
		longitude: new Float64Array(count + added.length)
	};
	for (const axis of ['latitude', 'longitude'] as const) {
		all[axis].set(clinics[axis]);
		added.forEach((one, k) => (all[axis][count + k] = one[axis]));
	}
	return all;
}
