import { createRequire } from 'node:module';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

const require = createRequire(import.meta.url);

/** The shapes of the counties, by their codes. */
export function readCountyShapes(): FeatureCollection<Polygon | MultiPolygon> {
	const atlas: Topology<{ counties: GeometryCollection }> = require('us-atlas/counties-10m.json');
	return feature(atlas, atlas.objects.counties) as FeatureCollection<Polygon | MultiPolygon>;
}
