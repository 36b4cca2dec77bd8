import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { around } from 'geokdbush';
import { arrangeClinics, buildColumns } from '#lib/clinics/columns/build-columns.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { decodeColumns, encodeColumns } from '#lib/clinics/columns/compact.ts';
import { indexDirectory } from '#lib/clinics/columns/directory.ts';
import { readDirectory } from '#lib/clinics/record/feature.ts';
import { nearestFew } from '#lib/geo/point-index.ts';
import { haversine, type Point } from '#lib/geo/point.ts';
import { passes } from '#lib/geo/column-filter.ts';
import type { Place } from '#lib/places/place.ts';
import { treatmentFilter } from '#lib/coverage/filters/column-filters.ts';
import { search } from '#lib/search/search.ts';
import { accessMap } from './access.ts';
import { measure, printTimings } from './measure.ts';
import { MILES, PEERS, TODAY, type Stock } from './peers.ts';
import { FILTERS, populationPoints, randomNumbers, syntheticClinics } from './synthetic.ts';

// Measures search and the access map against its peers on synthetic clinics, all in one run on one machine: compare
// ratios, not the microseconds of two runs. Every peer must find the same before it is timed.

const PLACES = 500;
const draw = populationPoints(randomNumbers(1));
const places: Place[] = Array.from({ length: PLACES }, () => {
	const { latitude, longitude } = draw();
	return { kind: 'point', text: '', label: '', latitude, longitude, precision: 'point' };
});

console.log(`Node ${process.version}, ${process.arch}. ${PLACES} places drawn by population.`);
for (const count of [10_000, 100_000]) {
	const clinics = arrangeClinics(syntheticClinics(count));
	const stock = { clinics, directory: indexDirectory(buildColumns(clinics)) };
	await searches(stock);
	await nearestWithRareFilter(stock);
	await wholeSearch(stock);
}
await compactDirectory(
	'the real directory',
	readDirectory(readFileSync('data/clinics.geojson', 'utf8'))
);
await compactDirectory('10,000 synthetic clinics with treatments', syntheticClinics(10_000));
await accessMap();

async function searches(stock: Stock): Promise<void> {
	for (const { share, filters } of FILTERS) {
		const peers = PEERS.map((peer) => ({ ...peer, run: peer.prepare(stock, filters) }));
		let found = 0;
		for (const place of places.slice(0, 25)) {
			const [expected, ...others] = peers.map(({ run }) => Array.from(run(place)));
			found += expected.length;
			others.forEach((other, n) => assertSame(peers[n + 1].name, other, expected, stock, place));
		}
		const timings = await measure(places, peers);
		const title = `${thousands(stock)} clinics, ${MILES} miles, filters that leave ${share}, sorted`;
		printTimings(`${title} (${(found / 25).toFixed(1)} found on average)`, timings);
	}
}

async function nearestWithRareFilter({ directory }: Stock): Promise<void> {
	const { columns, treatments } = directory;
	const { filters, share } = FILTERS[FILTERS.length - 1];
	const filter = () => treatmentFilter(columns, filters, TODAY);
	const theirs = (place: Point) => {
		const one = filter();
		return around(treatments.tree, place.longitude, place.latitude, 20, Infinity, (i) =>
			passes(one, i)
		);
	};
	const ours = (place: Point) => nearestFew(treatments, place, 20, filter());
	for (const place of places.slice(0, 25)) {
		const found = Array.from(ours(place));
		assert.deepEqual(found, theirs(place), 'the nearest 20');
	}
	printTimings(
		`${columns.count.toLocaleString('en')} clinics, nearest 20, filters that leave ${share}`,
		await measure(places, [
			{ name: 'Within Reach', run: ours },
			{ name: 'geokdbush', run: theirs }
		])
	);
}

/** All that a page needs: results, counts for every option, both nearest, the first 20 rows. */
async function wholeSearch({ directory }: Stock): Promise<void> {
	const run = (place: Place) =>
		search(directory, { ...FILTERS[1].filters, place }, TODAY).page(0, 20);
	printTimings(
		`${directory.columns.count.toLocaleString('en')} clinics, all of a page: results, counts, nearest`,
		await measure(places, [{ name: 'Within Reach', run }])
	);
}

async function compactDirectory(title: string, clinics: Clinic[]): Promise<void> {
	const columns = encodeColumns(buildColumns(arrangeClinics(clinics)));
	const geojson = JSON.stringify({
		type: 'FeatureCollection',
		features: clinics.map((it) => listFacts(it))
	});
	const size = (bytes: Uint8Array) => `${(brotliCompressSync(bytes).length / 1000).toFixed(1)} kB`;
	const [decode, parse] = await measure(
		[columns],
		[
			{ name: 'columns', run: (bytes) => decodeColumns(bytes) },
			{ name: 'GeoJSON', run: () => JSON.parse(geojson) }
		],
		0.5
	);
	console.log(`\nPositions and attributes of ${title} (${clinics.length.toLocaleString('en')})`);
	console.log(`  columns  ${size(columns)} brotli, decoded in ${decode.p50.toFixed(0)} µs (p50)`);
	console.log(
		`  GeoJSON  ${size(new TextEncoder().encode(geojson))} brotli, parsed in ${parse.p50.toFixed(0)} µs (p50)`
	);
}

/** What the columns hold of a clinic, as a GeoJSON feature: no texts, no statements. */
function listFacts(it: Clinic) {
	const { latitude, longitude, precision } = it.position;
	const { services, payers, kind, ages, languages, assistance, telehealthTherapy, listedBy } = it;
	return {
		type: 'Feature',
		geometry: { type: 'Point', coordinates: [longitude, latitude] },
		properties: {
			precision,
			routes: services.map(({ route }) => route),
			...{ payers, kind, ages, languages, assistance, telehealthTherapy, listedBy }
		}
	};
}

/** The same clinics in the same order; clinics within a millimetre of another may trade places. */
function assertSame(
	name: string,
	found: number[],
	expected: number[],
	{ directory: { columns } }: Stock,
	place: Point
): void {
	const away = (i: number) =>
		haversine(place.latitude, place.longitude, columns.latitude[i], columns.longitude[i]);
	assert.deepEqual(found.toSorted(), expected.toSorted(), `${name} finds other clinics`);
	found.forEach((i, n) => assert(Math.abs(away(i) - away(expected[n])) < 1e-3, `${name}: order`));
}

function thousands({ clinics }: Stock): string {
	return clinics.length.toLocaleString('en');
}
