import type { Point } from '#lib/geo/point.ts';
import type { Place } from './place.ts';
import type { Town } from './town.ts';
import type { ZipRow } from './zip-table.ts';

/** "85004", as "ZIP 85004 (Phoenix, AZ)". */
export function zipPlace({ zip, latitude, longitude, name, state, precision }: ZipRow): Place {
	const town = [name, state].filter((part) => part !== undefined).join(', ');
	const place: Place = {
		kind: 'zip',
		text: zip,
		label: town ? `ZIP ${zip} (${town})` : `ZIP ${zip}`,
		latitude,
		longitude,
		zip,
		precision
	};
	if (name !== undefined) place.name = name;
	if (state !== undefined) place.state = state;
	return place;
}

/** "Springfield, IL"; "Georgetown, Floyd County, IN" where the name and state alone would not do. */
export function townPlace({ name, state, county, latitude, longitude }: Town): Place {
	const text = [name, county, state].filter((part) => part !== undefined).join(', ');
	const place: Place = {
		kind: 'town',
		text,
		label: text,
		latitude,
		longitude,
		name,
		state,
		precision: 'town'
	};
	if (county !== undefined) place.county = county;
	return place;
}

/**
 * A point given by the person or their device, rounded to 0.001° (about 100 m): near enough to
 * measure miles from, and a shared link does not name a house.
 */
export function pointPlace(point: Point): Place {
	// "+ 0" makes −0 a plain 0.
	const latitude = Math.round(point.latitude * 1000) / 1000 + 0;
	const longitude = Math.round(point.longitude * 1000) / 1000 + 0;
	const text = `${latitude},${longitude}`;
	return { kind: 'point', text, label: text, latitude, longitude, precision: 'point' };
}
