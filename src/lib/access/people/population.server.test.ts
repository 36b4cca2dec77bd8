import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { distance } from '#lib/geo/point.ts';
import { isStateCode, STATE_CODES } from '#lib/places/states.ts';
import { decodePopulation } from './population.ts';
import { population, POPULATION_FILE, readPopulation } from './population.server.ts';

const { areas } = population();

const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

describe('the census tracts', () => {
	it('are 85,395, where 334,735,155 people live, in 3,221 counties', () => {
		expect(areas.count).toBe(85_395);
		expect(sum(areas.population)).toBe(334_735_155);
		expect(areas.counties).toHaveLength(3221);
		for (const column of [areas.latitude, areas.longitude, areas.population, areas.county]) {
			expect(column).toHaveLength(areas.count);
		}
	});

	it('are grouped by county, and make up its people', () => {
		let first = 0;
		areas.counties.forEach((county, c) => {
			expect(county.first).toBe(first);
			expect(county.end).toBeGreaterThan(first);
			expect(new Set(areas.county.subarray(first, county.end))).toEqual(new Set([c]));
			expect(sum(areas.population.subarray(first, county.end))).toBe(county.population);
			first = county.end;
		});
		expect(first).toBe(areas.count);
	});

	it('have counties with codes in order, names, states and centres amid their tracts', () => {
		const { counties } = areas;
		expect(counties.map(({ code }) => code)).toEqual(
			[...new Set(counties.map(({ code }) => code))].sort()
		);
		for (const { code, name, state, latitude, longitude, first, end } of counties) {
			expect(code).toMatch(/^\d{5}$/);
			expect(name).not.toBe('');
			expect(isStateCode(state), state).toBe(true);
			for (const [axis, value] of [
				['latitude', latitude],
				['longitude', longitude]
			] as const) {
				const own = areas[axis].subarray(first, end);
				// A county of one tract has its centre, but for the last digit.
				expect(value).toBeGreaterThanOrEqual(Math.min(...own) - 2e-5);
				expect(value).toBeLessThanOrEqual(Math.max(...own) + 2e-5);
			}
		}
	});

	it('are of every state, the District of Columbia and Puerto Rico; of no other territory', () => {
		const told = new Set(areas.counties.map(({ state }) => state));
		expect(STATE_CODES.filter((code) => !told.has(code))).toEqual(['AS', 'GU', 'MP', 'VI']);
	});

	it.each([
		['AK', 733_391],
		['AL', 5_024_279],
		['CA', 39_538_223],
		['CT', 3_605_944],
		['DC', 689_545],
		['HI', 1_455_271],
		['NY', 20_201_249],
		['PR', 3_285_874],
		['TX', 29_145_505],
		['WY', 576_851]
	])('have as many people in %s as the census published: %i', (state, people) => {
		const own = areas.counties.filter((county) => county.state === state);
		expect(sum(own.map((county) => county.population))).toBe(people);
	});

	it('know a place that we know', () => {
		const autauga = areas.counties[0];
		expect(autauga).toEqual({
			code: '01001',
			name: 'Autauga',
			state: 'AL',
			latitude: 32.50019,
			longitude: -86.48781,
			seat: { name: 'Prattville', latitude: 32.46402, longitude: -86.4597 },
			population: 58_805,
			first: 0,
			end: 17
		});
		const losAngeles = areas.counties.find(({ code }) => code === '06037');
		const cityHall = { latitude: 34.0537, longitude: -118.2427 };
		expect(losAngeles && distance(losAngeles, cityHall)).toBeLessThan(15_000);
		expect(areas.counties.find(({ code }) => code === '72021')?.name).toBe('Bayamón');
	});
});

describe('the file of census tracts', () => {
	it('is at most 600 kB for the browser', () => {
		expect(readFileSync(POPULATION_FILE).length).toBeLessThanOrEqual(600_000);
	});

	it('is read once', () => {
		expect(population()).toBe(population());
		expect(population().version).toMatch(/^[0-9a-f]{16}$/);
	});

	it('is handed out as it is, and otherwise for who takes no brotli', async () => {
		const { length, in: bytesIn } = population();
		expect(await bytesIn('br')).toEqual(new Uint8Array(readFileSync(POPULATION_FILE)));
		const plain = await bytesIn('identity');
		expect(plain).toHaveLength(length);
		expect(decodePopulation(plain)).toEqual(areas);
		const zipped = await bytesIn('gzip');
		expect(gunzipSync(zipped).equals(plain)).toBe(true);
	});

	const folder = mkdtempSync(join(tmpdir(), 'population-'));
	afterAll(() => rmSync(folder, { recursive: true }));

	it.each([
		['is no brotli', () => Buffer.from('tracts'), 'Decompression failed'],
		['holds something else', () => brotliCompressSync('tracts'), 'These bytes are not'],
		[
			'is cut short',
			() => readFileSync(POPULATION_FILE).subarray(0, 9999),
			'unexpected end of file'
		]
	])('is refused, and named, when it %s', (_, bytes, reason) => {
		const file = join(folder, 'tracts.bin.br');
		writeFileSync(file, bytes());
		expect(() => readPopulation(file)).toThrow(
			`The census tracts in ${file} can't be used: ${reason}`
		);
	});

	it('says where to start from when it is not there', () => {
		expect(() => readPopulation('nowhere/tracts.bin.br')).toThrow(
			"The census tracts in nowhere/tracts.bin.br can't be read. Start from the project's folder."
		);
	});
});
