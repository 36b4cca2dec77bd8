import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { unitX, unitY } from '#lib/map/base/mercator.ts';
import { countyAt, readOutlines, type CountyTopology } from './outlines.ts';

const path = createRequire(import.meta.url).resolve('us-atlas/counties-10m.json');
const topology = JSON.parse(readFileSync(path, 'utf8')) as CountyTopology;
const outlines = readOutlines(topology, ['02016', '99999', '27123']);

const at = (latitude: number, longitude: number) =>
	outlines.codes[countyAt(outlines, unitX(longitude), unitY(latitude))];

describe('outlines', () => {
	it('keep the order asked for, and add the counties that were not', () => {
		expect(outlines.codes.slice(0, 3)).toEqual(['02016', '99999', '27123']);
		expect(outlines.codes).toHaveLength(3231 + 1);
		expect(new Set(outlines.codes).size).toBe(3232);
	});

	it('are empty for a county without a shape, which is nowhere', () => {
		expect(outlines.counties[1]).toHaveLength(0);
	});

	it.each([
		['Saint Paul', 44.95, -93.1, '27123'],
		['Manhattan', 40.78, -73.97, '36061'],
		['Richmond, a city within no county', 37.54, -77.44, '51760'],
		['San Juan, Puerto Rico', 18.42, -66.06, '72127'],
		['Honolulu', 21.33, -157.85, '15003'],
		['Attu, west of the antimeridian', 52.9, 172.9, '02016'],
		['Adak, east of it', 51.85, -176.65, '02016'],
		['the Atlantic', 35, -60, undefined],
		['Toronto', 43.7, -79.4, undefined]
	])('find the county of a place: %s', (_, latitude, longitude, code) => {
		expect(at(latitude, longitude)).toBe(code);
	});

	it('let an older shape stand for the county that has its people', () => {
		const valdez = (codes: string[]) => {
			const read = readOutlines(topology, codes);
			return [read.codes[countyAt(read, unitX(-146.35), unitY(61.13))], read.codes.length];
		};
		expect(valdez(['02063', '02066'])).toEqual(['02063', 3232]);
		expect(valdez([])).toEqual(['02261', 3231]);
	});

	it('tell states by the first two digits', () => {
		const state = (code: string) => outlines.states[outlines.codes.indexOf(code)];
		expect(state('27123')).toBe(state('27053'));
		expect(state('27123')).not.toBe(state('55109'));
	});
});
