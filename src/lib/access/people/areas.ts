import type { Point } from '#lib/geo/point.ts';

/** Positions as columns, in decimal degrees. */
export interface Positions {
	latitude: Float64Array;
	longitude: Float64Array;
}

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

/** Where people live, as columns: a row for each census tract, grouped by county. */
export interface Areas extends Positions {
	count: number;
	/** People who live there. */
	population: Uint32Array;
	/** Place in `counties`. */
	county: Uint16Array;
	counties: County[];
}

/** The town that a county is governed from. */
export interface CountySeat extends Point {
	name: string;
}

/** A county, or what stands for one: a parish, a borough, an independent city, a municipio. */
export interface County {
	/** Five digits: the Census Bureau's code, which the county's shape has too. */
	code: string;
	/** Without "County": "Autauga". */
	name: string;
	/** Postal code of its state: "AL". */
	state: string;
	/** Its people's centre, in degrees. */
	latitude: number;
	longitude: number;
	/** Absent where GeoNames names none. */
	seat?: CountySeat;
	population: number;
	/** Its tracts are rows `first` to `end` − 1 of the columns. */
	first: number;
	end: number;
}
