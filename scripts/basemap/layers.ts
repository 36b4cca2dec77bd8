import type { Feature, Geometry, Position } from 'geojson';
import { stateCode, stateName } from '#lib/places/states.ts';
import {
	polygonsOf,
	readCities,
	readInterstates,
	readLakes,
	readRivers,
	readUnitedStates,
	readWorld,
	readZips
} from './inputs.ts';
import { labelPoint } from './label-point.ts';
import { firstZoomOfTown } from './town-zoom.ts';

/**
 * Layers and properties follow the Protomaps basemap schema (https://docs.protomaps.com/basemaps/layers),
 * so that one style draws this archive and an operator's own; `zips` is an addition.
 */
export interface Layer {
	name: 'earth' | 'water' | 'boundaries' | 'roads' | 'places' | 'zips';
	/** Data zooms that carry this layer. */
	zooms: [number, number];
	features: Feature[];
}

/** The closest data zoom. The map draws it at display zoom 10 and stretches it beyond. */
export const MAX_ZOOM = 9;

const UNITED_STATES = ['840', '630', '850', '316', '580', '016'];
const TERRITORIES = ['US', 'PR', 'VI', 'GU', 'MP', 'AS'];
const GREAT_LAKES = /^Lake (Superior|Michigan|Huron|Erie|Ontario|Saint Clair)$/;
const NEIGHBOURS: { name: string; es: string; at: Position }[] = [
	{ name: 'Canada', es: 'Canadá', at: [-106, 55] },
	{ name: 'Mexico', es: 'México', at: [-102.5, 24.5] },
	{ name: 'Cuba', es: 'Cuba', at: [-78.6, 21.7] },
	{ name: 'The Bahamas', es: 'Bahamas', at: [-77.4, 25.2] }
];

const shape = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({
	type: 'Feature',
	geometry,
	properties
});
const spot = (at: Position, properties: Record<string, unknown>) =>
	shape({ type: 'Point', coordinates: at }, properties);

/** Everything the archive holds. `min_zoom` is the first display zoom that needs a feature. */
export function readLayers(): Layer[] {
	const us = readUnitedStates();
	return [
		...worldLayers(),
		{
			name: 'earth',
			zooms: [0, MAX_ZOOM],
			features: us.nation.map((polygon) => shape(polygon, { kind: 'earth', kind_detail: 'us' }))
		},
		{ name: 'water', zooms: [0, MAX_ZOOM], features: lakes() },
		{ name: 'water', zooms: [3, MAX_ZOOM], features: rivers() },
		{
			name: 'boundaries',
			zooms: [2, MAX_ZOOM],
			features: [shape(us.stateBorders, { kind: 'region', kind_detail: 4 })]
		},
		{
			name: 'boundaries',
			zooms: [6, MAX_ZOOM],
			features: [shape(us.countyBorders, { kind: 'county', kind_detail: 6 })]
		},
		{ name: 'roads', zooms: [4, MAX_ZOOM], features: interstates() },
		{ name: 'places', zooms: [1, MAX_ZOOM], features: [...countries(), ...states(us), ...towns()] },
		{ name: 'places', zooms: [8, MAX_ZOOM], features: counties(us) },
		{ name: 'zips', zooms: [MAX_ZOOM, MAX_ZOOM], features: zips() }
	];
}

/** The land and borders of other countries, finer as the map comes closer. */
function worldLayers(): Layer[] {
	const scales: { scale: '110m' | '50m' | '10m'; zooms: [number, number] }[] = [
		{ scale: '110m', zooms: [0, 1] },
		{ scale: '50m', zooms: [2, 5] },
		{ scale: '10m', zooms: [6, MAX_ZOOM] }
	];
	return scales.flatMap(({ scale, zooms }): Layer[] => {
		const world = readWorld(scale);
		const land = world.countries
			.filter(({ id }) => !UNITED_STATES.includes(String(id)))
			.flatMap(({ geometry }) => polygonsOf(geometry))
			.map((polygon) => shape(polygon, { kind: 'earth' }));
		return [
			{ name: 'earth', zooms, features: [shape(world.seam, { kind: 'seam' }), ...land] },
			{
				name: 'boundaries',
				zooms,
				features: [shape(world.borders, { kind: 'country', kind_detail: 2 })]
			}
		];
	});
}

function lakes(): Feature[] {
	return readLakes().flatMap(({ geometry, properties: { name, scalerank } }) => {
		const great = GREAT_LAKES.test(name ?? '');
		const min_zoom = scalerank <= 1 ? 0 : scalerank;
		const area = shape(geometry, {
			kind: 'lake',
			min_zoom,
			...(great && { kind_detail: 'great_lake' })
		});
		const label = { kind: 'lake', name, min_zoom: great ? 5 : scalerank + 4 };
		return name ? [area, spot(labelPoint(geometry), label)] : [area];
	});
}

const rivers = () =>
	readRivers().map(({ geometry, properties: { min_zoom } }) =>
		shape(geometry, { kind: 'river', min_zoom: Math.ceil(min_zoom) + 1 })
	);

const interstates = () =>
	readInterstates().map(({ geometry, properties: { route } }) =>
		shape(geometry, {
			kind: 'highway',
			network: 'US:I',
			shield_text: route,
			min_zoom: /^\d{3}/.test(route) ? 7 : 5
		})
	);

const countries = () =>
	NEIGHBOURS.map(({ name, es, at }) =>
		spot(at, { kind: 'country', name, 'name:es': es, min_zoom: 3 })
	);

function states({ states }: ReturnType<typeof readUnitedStates>): Feature[] {
	return states.flatMap(({ geometry, properties }) => {
		const code = stateCode(properties.name.replace(/^(Commonwealth of the|United States) /, ''));
		if (!code) throw new Error(`No postal code for the state "${properties.name}"`);
		return spot(labelPoint(geometry), {
			kind: 'region',
			name: stateName(code),
			'name:es': stateName(code, 'es'),
			ref: code,
			min_zoom: 4
		});
	});
}

const counties = ({ counties }: ReturnType<typeof readUnitedStates>) =>
	counties.map(({ geometry, properties: { name } }) =>
		spot(labelPoint(geometry), { kind: 'county', name, min_zoom: 9 })
	);

/** Towns of the United States, and large cities near its borders for orientation. */
function towns(): Feature[] {
	return readCities()
		.filter(({ country, population, loc }) => {
			const [longitude, latitude] = loc.coordinates;
			const near = longitude < -60 && latitude > 18 && population >= 200_000;
			return TERRITORIES.includes(country) || (near && ['CA', 'MX', 'CU', 'BS'].includes(country));
		})
		.map((city) =>
			spot(city.loc.coordinates, {
				kind: 'locality',
				name: city.name,
				population: city.population,
				min_zoom: firstZoomOfTown(city.population, city.featureCode)
			})
		);
}

const zips = () =>
	readZips().map(({ zipCode, latitude, longitude }) =>
		spot([longitude, latitude], { name: zipCode, min_zoom: 11 })
	);
