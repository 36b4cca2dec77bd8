import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodePopulation, encodePopulation } from '#lib/access/people/population.ts';
import { stateCode } from '#lib/places/states.ts';
import { compareCodes, readCensus } from './census.ts';
import { compress } from './compress.ts';
import { readCities } from '../basemap/inputs.ts';
import { readCountyShapes } from './county-shapes.ts';
import { RAW_CENSUS, rawCensus } from './raw-census.ts';
import { withSeats } from './seats.ts';

const committed = readFileSync('data/population/tracts.bin.br');
const areas = decodePopulation(brotliDecompressSync(committed));

const TRACTS = `geoid,population,latitude,longitude\r
72011810100,25596,18.290392,-67.139988\r
01001020200,2055,32.471897,-86.472591\r
01001020100,1775,32.476823,-86.486599\r
`;
const COUNTIES = `geoid,county,state,population,latitude,longitude\r
72011,Añasco,Puerto Rico,25596,18.290392,-67.139988\r
01001,Autauga,Alabama,3830,32.500194,-86.487813\r
`;

describe('census files', () => {
	it('become areas, by code, positions to five decimals', () => {
		expect(readCensus(TRACTS, COUNTIES)).toEqual({
			count: 3,
			latitude: Float64Array.of(32.47682, 32.4719, 18.29039),
			longitude: Float64Array.of(-86.4866, -86.47259, -67.13999),
			population: Uint32Array.of(1775, 2055, 25_596),
			county: Uint16Array.of(0, 0, 1),
			counties: [
				{
					code: '01001',
					name: 'Autauga',
					state: 'AL',
					latitude: 32.50019,
					longitude: -86.48781,
					population: 3830,
					first: 0,
					end: 2
				},
				{
					code: '72011',
					name: 'Añasco',
					state: 'PR',
					latitude: 18.29039,
					longitude: -67.13999,
					population: 25_596,
					first: 2,
					end: 3
				}
			]
		});
	});

	it.each([
		['1775,32', '1775,', 'tracts, row 3: latitude is not a number'],
		['1775,32', '1775,92', 'tracts, row 3: latitude is beyond 90 degrees'],
		['-86.472591', '-186.472591', 'tracts, row 2: longitude is beyond 180 degrees'],
		['2055', '2,055', 'tracts, row 2: Too many fields'],
		['2055', '2055.5', 'tracts, row 2: population is not a whole number'],
		['2055', '-1', 'tracts, row 2: population is not a whole number'],
		['01001020100', '1001020100', 'tracts, row 3: geoid is not eleven digits'],
		['01001020100', '01001020200', 'tracts, row 3: 01001020200 is told twice'],
		['geoid,population', 'code,people', 'tracts: the file has no column geoid, population'],
		[TRACTS, TRACTS.slice(0, 37), 'tracts: the file has no rows'],
		[TRACTS, '<!doctype html>', 'tracts: the file has no column geoid']
	])('are refused when the tracts say %j as %j', (right, wrong, problem) => {
		expect(() => readCensus(TRACTS.replace(right, wrong), COUNTIES)).toThrow(
			`The census files can't be used:\n${problem}`
		);
	});

	it.each([
		['Alabama', 'Albania', 'counties, row 2: state is no state that we know'],
		['Autauga', '', 'counties, row 2: county is missing'],
		['01001', '1001', 'counties, row 2: geoid is not five digits'],
		['3830', '3831', 'county 01001 (Autauga) has 3831 people, and its tracts 3830'],
		['01001', '01003', 'county 01003 (Autauga) has no tracts'],
		[
			'01001,Autauga,Alabama,3830,32.500194,-86.487813',
			'',
			'tract 01001020100 is in county 01001, which is not among the counties'
		]
	])('are refused when the counties say %j as %j', (right, wrong, problem) => {
		expect(() => readCensus(TRACTS, COUNTIES.replace(right, wrong))).toThrow(
			`The census files can't be used:\n${problem}`
		);
	});

	it('are told ten of their problems, and how many more there are', () => {
		const row = '01001020100,many,32.476823,-86.486599\n';
		const text = `geoid,population,latitude,longitude\n${row.repeat(25)}`;
		expect(() => readCensus(text, COUNTIES)).toThrow(/(\ntracts.*){10}\nand 15 more$/);
	});
});

it('the counties of us-atlas are those of the census, but for Valdez-Cordova and four territories', () => {
	const file = fileURLToPath(import.meta.resolve('us-atlas/counties-10m.json'));
	const { geometries } = JSON.parse(readFileSync(file, 'utf8')).objects.counties;
	const drawn = geometries.map(({ id }: { id: string }) => id);
	const counted = areas.counties.map(({ code }) => code);
	const { notDrawn, notCounted } = compareCodes(counted, drawn);
	// Chugach and Copper River, Alaska, are drawn as what they were until 2019.
	expect(notDrawn).toEqual(['02063', '02066']);
	expect(notCounted.filter((code) => !/^(60|66|69|78)/.test(code))).toEqual(['02261']);
	// American Samoa, Guam, the Northern Marianas, the US Virgin Islands.
	expect(notCounted.slice(1).map((code) => code.slice(0, 2))).toEqual(
		[60, 60, 60, 66, 69, 69, 69, 69, 78, 78, 78].map(String)
	);
});

const raw = rawCensus();
if (!raw) console.warn(`Not tested with the whole census files: RAW_DATA has no ${RAW_CENSUS}`);

describe.skipIf(!raw)('the committed tracts', () => {
	const { tracts, counties } = raw ?? { tracts: '', counties: '' };
	const cells = (text: string) =>
		text
			.trimEnd()
			.split('\r\n')
			.slice(1)
			.map((row) => row.split(','));

	it('are derived from the census files, byte for byte', () => {
		const read = withSeats(readCensus(tracts, counties), readCities(), readCountyShapes());
		const bytes = encodePopulation(read);
		expect(Buffer.from(bytes).equals(brotliDecompressSync(committed))).toBe(true);
	});

	// Another release of brotli may compress the same bytes in another way.
	it.skipIf(process.versions.brotli !== '1.2.0')('are compressed as the script does', () => {
		expect(committed.equals(compress(brotliDecompressSync(committed)))).toBe(true);
	});

	it('have every tract, position and person that the files have', () => {
		const key = (county: string, people: number, latitude: number, longitude: number) =>
			`${county} ${people} ${latitude.toFixed(5)} ${longitude.toFixed(5)}`;
		const round = (degrees: string) => Math.round(Number(degrees) * 1e5) / 1e5;
		const told = cells(tracts).map(([geoid, people, latitude, longitude]) =>
			key(geoid.slice(0, 5), Number(people), round(latitude), round(longitude))
		);
		const kept = Array.from(areas.county, (c, i) =>
			key(areas.counties[c].code, areas.population[i], areas.latitude[i], areas.longitude[i])
		);
		expect(kept.sort()).toEqual(told.sort());
	});

	it('have the people of every county and state that the files have', () => {
		const byState = new Map<string | undefined, number>();
		for (const [geoid, name, state, people] of cells(counties)) {
			const county = areas.counties.find(({ code }) => code === geoid);
			expect(county).toMatchObject({ name, state: stateCode(state), population: Number(people) });
			byState.set(county?.state, (byState.get(county?.state) ?? 0) + Number(people));
		}
		expect(byState.size).toBe(52);
		for (const [state, people] of byState) {
			const own = areas.counties.filter((county) => county.state === state);
			const rows = own.flatMap(({ first, end }) => [...areas.population.subarray(first, end)]);
			expect(rows.reduce((a, b) => a + b, 0)).toBe(people);
		}
	});
});
