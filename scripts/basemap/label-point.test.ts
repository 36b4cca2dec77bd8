import { booleanPointInPolygon } from '@turf/turf';
import { expect, test } from 'vitest';
import { readUnitedStates } from './inputs.ts';
import { labelPoint } from './label-point.ts';

test('the name of an L goes into its thick arm, not into the notch', () => {
	const outer = [
		[0, 0],
		[10, 0],
		[10, 1],
		[4, 1],
		[4, 10],
		[0, 10],
		[0, 0]
	];
	const [x, y] = labelPoint({ type: 'Polygon', coordinates: [outer] });
	expect(x).toBeGreaterThan(1.5);
	expect(x).toBeLessThan(2.5);
	expect(y).toBeGreaterThan(1);
});

test('the largest part of several carries the name', () => {
	const square = (at: number, side: number) => [
		[
			[at, 0],
			[at + side, 0],
			[at + side, side],
			[at, side],
			[at, 0]
		]
	];
	const [x] = labelPoint({ type: 'MultiPolygon', coordinates: [square(0, 1), square(20, 5)] });
	expect(x).toBeCloseTo(22.5, 0);
});

test('no name is written over an island', () => {
	const square = (from: number, to: number) => [
		[from, from],
		[to, from],
		[to, to],
		[from, to],
		[from, from]
	];
	const [x, y] = labelPoint({ type: 'Polygon', coordinates: [square(0, 10), square(3, 8)] });
	expect(Math.min(x, y)).toBeLessThan(3);
});

test('every state has its name inside it', () => {
	for (const { geometry, properties } of readUnitedStates().states) {
		const at = labelPoint(geometry);
		expect(booleanPointInPolygon(at, geometry), properties.name).toBe(true);
	}
});
