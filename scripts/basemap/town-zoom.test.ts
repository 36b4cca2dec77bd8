import { expect, test } from 'vitest';
import { firstZoomOfTown } from './town-zoom.ts';

test('larger towns are named from farther away', () => {
	const zooms = [3_000_000, 600_000, 90_000, 5_000, 1_000].map((n) => firstZoomOfTown(n, 'PPL'));
	expect(zooms).toEqual([4, 5, 7, 10, 11]);
});

test('a small state capital is named early, a large city district late', () => {
	expect(firstZoomOfTown(8_000, 'PPLA')).toBe(6);
	expect(firstZoomOfTown(400_000, 'PPLX')).toBe(11);
});
