import { bearing as turfBearing } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoint } from '../../../tests/support/arbitrary-clinics.ts';
import { bearing, direction, DIRECTIONS } from './directions.ts';

describe('bearings', () => {
	it('are those of Turf, everywhere on earth', () => {
		fc.assert(
			fc.property(anyPoint, anyPoint, (a, b) => {
				const theirs = turfBearing([a.longitude, a.latitude], [b.longitude, b.latitude]);
				const gap = Math.abs(bearing(a, b) - ((theirs + 360) % 360));
				expect(Math.min(gap, 360 - gap)).toBeLessThan(1e-6);
			})
		);
	});

	it('are from 0 to below 360', () => {
		fc.assert(
			fc.property(anyPoint, anyPoint, (a, b) => {
				const degrees = bearing(a, b);
				expect(degrees).toBeGreaterThanOrEqual(0);
				expect(degrees).toBeLessThan(360);
			})
		);
	});
});

describe('directions', () => {
	it.each([
		[0, 'north'],
		[22.4, 'north'],
		[22.6, 'north_east'],
		[90, 'east'],
		[200, 'south'],
		[300, 'north_west'],
		[337.6, 'north'],
		[359.9, 'north'],
		[-45, 'north_west']
	])('%d° is %s', (degrees, name) => expect(direction(degrees)).toBe(name));

	it('each cover 45°', () => {
		DIRECTIONS.forEach((name, i) => expect(direction(i * 45)).toBe(name));
	});
});
