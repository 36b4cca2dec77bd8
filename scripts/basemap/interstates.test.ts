import { describe, expect, test } from 'vitest';
import { readInterstates } from './inputs.ts';
import { lengthOf, mergeCarriageways, routeNumber, simplify, stitch } from './interstates.ts';

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

	// Lengths of the Federal Highway Administration's route log, in miles.
	test.each([
		['5', 1382],
		['10', 2460],
		['80', 2899],
		['90', 3021],
		['95', 1908]
	])('%s is about as long as it is, counted once and not by carriageway', (route, miles) => {
		const drawn =
			(routes.get(route) ?? []).reduce((sum, line) => sum + lengthOf(line), 0) / 1609.344;
		expect(drawn / miles).toBeGreaterThan(0.9);
		expect(drawn / miles).toBeLessThan(1.12);
	});
});
