/**
 * Derives `data/basemap/interstates.geojson` from the interstates of the National Highway Planning
 * Network, as shipped with deck.gl's examples.
 *
 *   node scripts/derive-basemap-roads.ts FILE.geojson
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { FeatureCollection, LineString, MultiLineString, Position } from 'geojson';
import { mergeCarriageways, routeNumber, simplify, stitch } from './basemap/interstates.ts';

const OUTPUT = new URL('../data/basemap/interstates.geojson', import.meta.url);
/** How far a simplified line may stray, in metres: half a pixel at zoom 10. */
const TOLERANCE = 60;

const [input] = process.argv.slice(2);
if (!input) {
	console.error('Usage: node scripts/derive-basemap-roads.ts FILE.geojson');
	process.exit(1);
}

const source = JSON.parse(readFileSync(input, 'utf8')) as FeatureCollection<
	LineString | MultiLineString,
	{ name: string }
>;
const byRoute = new Map<string, Position[][]>();
for (const { geometry, properties } of source.features) {
	const route = routeNumber(properties.name);
	if (!route) continue;
	const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
	byRoute.set(route, [...(byRoute.get(route) ?? []), ...lines]);
}

/** Four decimals: 11 m. */
const round = (value: number) => Math.round(value * 1e4) / 1e4;
const rows = [...byRoute]
	.sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
	.map(([route, lines]) => ({
		type: 'Feature',
		properties: { route },
		geometry: {
			type: 'MultiLineString',
			coordinates: stitch(mergeCarriageways(lines)).map((line) =>
				simplify(line, TOLERANCE).map((p) => p.map(round))
			)
		}
	}));
const text = rows.map((row) => JSON.stringify(row)).join(',\n');
writeFileSync(OUTPUT, `{"type":"FeatureCollection","features":[\n${text}\n]}\n`);
console.log(`${rows.length} routes, ${Math.round(text.length / 1024)} kB → ${OUTPUT.pathname}`);
