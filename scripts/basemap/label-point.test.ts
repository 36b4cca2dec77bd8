import { expect, test } from 'vitest';
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
