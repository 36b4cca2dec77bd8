import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, LineString, MultiLineString, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { readInterstates } from './inputs.ts';
import { lengthOf, mergeCarriageways, routeNumber, simplify, stitch } from './interstates.ts';

/** The file the interstates are derived from: under the folder RAW_DATA names, where there is one. */
const RAW = join(
	process.env.RAW_DATA || join(import.meta.dirname, '../../../shared/data'),
	'basemap/us-interstates.geojson'
);

const sum = (lengths: Iterable<number>) => [...lengths].reduce((a, b) => a + b, 0);
/** Metres. */
const totalLength = (lines: Position[][]) => sum(lines.map(lengthOf));

describe('route numbers', () => {
	test.each([
		['I- 95', '95'],
		['I- 35 W', '35W'],
		['I- 35E', '35E'],
		['I- 20W', '20'],
		['I- -66', '66'],
		['I- I- 880', '880'],
		['I- H2', 'H-2'],
		['I- H-201', 'H-201']
	])('%s is %s', (name, number) => expect(routeNumber(name)).toBe(number));

	test.each(['I- 40 Bus Lp', 'I- 44 Spr', 'I- 93 Nb Hov Lane', 'I- 29 (Bus Loop)', 'I- 90 Con'])(
		'%s is not an interstate',
		(name) => expect(routeNumber(name)).toBeNull()
	);
});

describe('merging carriageways', () => {
	const northbound = [
		[-100, 40],
		[-100, 40.2],
		[-100, 40.9]
	];

	test('keeps one of two lines that run side by side', () => {
		const southbound = northbound.map(([x, y]) => [x + 0.004, y]).reverse();
		expect(mergeCarriageways([northbound, southbound])).toHaveLength(1);
	});

	test('keeps the part that leaves the other line', () => {
		const fork = [
			[-100.003, 40],
			[-100.003, 40.1],
			[-100.3, 40.3]
		];
		const [, branch] = mergeCarriageways([northbound, fork]);
		expect(branch.at(-1)).toEqual([-100.3, 40.3]);
		expect(lengthOf(branch)).toBeLessThan(lengthOf(fork));
	});
});

test('lines that meet end to end become one', () => {
	const joined = stitch([
		[
			[0, 0],
			[1, 0]
		],
		[
			[2, 0],
			[3, 0]
		],
		[
			[2, 0],
			[1, 0]
		]
	]);
	expect(joined).toHaveLength(1);
	expect(joined[0]).toHaveLength(4);
});

test('simplifying drops what is close to the straight line and keeps the corner', () => {
	const line = [
		[0, 0],
		[0.5, 0.0001],
		[1, 0],
		[1, 1]
	];
	expect(simplify(line, 100)).toEqual([
		[0, 0],
		[1, 0],
		[1, 1]
	]);
});

describe('the interstates we ship', () => {
	const routes = new Map(
		readInterstates().map(({ geometry, properties }) => [properties.route, geometry.coordinates])
	);

	test('are 216, every one with a number for its shield', () => {
		expect(routes.size).toBe(216);
		for (const route of routes.keys()) expect(routeNumber(`I- ${route}`)).toBe(route);
	});

	const drawn = new Map([...routes].map(([route, lines]) => [route, totalLength(lines)] as const));

	test('are drawn once and not by carriageway: hardly a stretch runs beside another', () => {
		for (const [route, lines] of routes) {
			const once = totalLength(mergeCarriageways(lines));
			expect(once / (drawn.get(route) ?? 0), route).toBeGreaterThan(0.99);
		}
	});

	test.skipIf(!existsSync(RAW))('are half as long as the two carriageways of the source', () => {
		const source = JSON.parse(readFileSync(RAW, 'utf8')) as FeatureCollection<
			LineString | MultiLineString,
			{ name: string }
		>;
		const raw = new Map<string, number>();
		for (const { geometry, properties } of source.features) {
			const route = routeNumber(properties.name);
			const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
			if (route) raw.set(route, (raw.get(route) ?? 0) + totalLength(lines));
		}
		expect([...routes.keys()].sort()).toEqual([...raw.keys()].sort());
		// Of some short ones it draws one carriageway in places.
		for (const [route, length] of raw) {
			if (length < 500_000) continue;
			const share = (drawn.get(route) ?? 0) / length;
			expect(share, route).toBeGreaterThan(0.45);
			expect(share, route).toBeLessThan(0.54);
		}
		expect(sum(drawn.values()) / sum(raw.values())).toBeCloseTo(0.49, 1);
	});
});
