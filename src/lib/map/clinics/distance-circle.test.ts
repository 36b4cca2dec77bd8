import { expect, test } from 'vitest';
import { distance } from '#lib/geo/point.ts';
import { distanceCircle } from './distance-circle.ts';

test.each([
	[{ latitude: 44.95, longitude: -93.1 }, 80_467],
	[{ latitude: 71.3, longitude: -156.8 }, 402_336],
	[{ latitude: 52, longitude: 179.9 }, 80_467]
])('every corner is as far as asked from %j', (centre, radius) => {
	for (const [latitude, longitude] of distanceCircle(centre, radius)) {
		expect(distance(centre, { latitude, longitude })).toBeCloseTo(radius, -1);
		expect(Math.abs(longitude - centre.longitude)).toBeLessThan(90);
	}
});
