import { haversine, type Point } from '#lib/geo/point.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import type { Areas, County } from '#lib/access/people/areas.ts';
import { landAt, WITHOUT_NUMBERS } from '#lib/access/people/lands.ts';

/** Where an added clinic is, in words people know. */
export type AddedNear = Pick<County, 'code' | 'name' | 'state'>;

/** Farther from everyone than this, a place is no longer near their county. */
const NEAR = 50 * METRES_PER_MILE;

/** Metres of a degree of latitude, a little short. */
const PER_DEGREE = 111_000;

/**
 * The county of the tract whose people's centre is nearest to a place; null: in a territory without
 * data, or far from everyone who is counted, so that a clinic there changes no number.
 */
export function addedNear({ latitude, longitude, population, county, counties }: Areas, at: Point) {
	if (WITHOUT_NUMBERS.includes(landAt(at))) return null;
	let best = NEAR;
	let nearest: number | null = null;
	for (let i = 0; i < county.length; i++) {
		// Most are too far north or south, which costs no sine to see.
		if (Math.abs(latitude[i] - at.latitude) * PER_DEGREE > best || population[i] === 0) continue;
		const away = haversine(at.latitude, at.longitude, latitude[i], longitude[i]);
		if (away > best) continue;
		[best, nearest] = [away, county[i]];
	}
	if (nearest === null) return null;
	const { code, name, state } = counties[nearest];
	return { code, name, state } satisfies AddedNear;
}
