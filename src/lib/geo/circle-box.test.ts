import { destination } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoint } from '../../../tests/support/arbitrary-clinics.ts';
import { circleBoxes, type Box } from './circle-box.ts';
import { distance, EARTH_RADIUS, type Point } from './point.ts';

const holds = (box: Box, { latitude, longitude }: Point) =>
	longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north;

const radii = fc.double({ min: 0, max: Math.PI * EARTH_RADIUS, noNaN: true });
const towards = fc.double({ min: -180, max: 180, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('boxes of a circle', () => {
	it('hold every point that is inside, and no point twice', () => {
		fc.assert(
			fc.property(anyPoint, radii, anyPoint, (centre, metres, point) => {
				fc.pre(distance(centre, point) <= metres);
				const boxes = circleBoxes(centre, metres).filter((box) => holds(box, point));
				expect(boxes).toHaveLength(1);
			}),
			{ numRuns: 2000 }
		);
	});

	it('hold the points that lie on small circles, by the edge too', () => {
		fc.assert(
			fc.property(
				anyPoint,
				fc.double({ min: 1, max: 400_000, noNaN: true }),
				towards,
				share,
				(centre, metres, way, part) => {
					const from = [centre.longitude, centre.latitude];
					const to = destination(from, metres * part, way, { units: 'meters' });
					const [longitude, latitude] = to.geometry.coordinates;
					const point = { latitude, longitude: ((((longitude + 180) % 360) + 360) % 360) - 180 };
					fc.pre(distance(centre, point) <= metres);
					expect(circleBoxes(centre, metres).some((box) => holds(box, point))).toBe(true);
				}
			),
			{ numRuns: 2000 }
		);
	});

	it('stay on the map, and west of east', () => {
		fc.assert(
			fc.property(anyPoint, radii, (centre, metres) => {
				for (const { west, south, east, north } of circleBoxes(centre, metres)) {
					expect(-180 <= west && west <= east && east <= 180).toBe(true);
					expect(-90 <= south && south <= north && north <= 90).toBe(true);
				}
			})
		);
	});

	it('are two where a circle reaches over the antimeridian', () => {
		expect(circleBoxes({ latitude: 52, longitude: 179.9 }, 50_000)).toHaveLength(2);
		expect(circleBoxes({ latitude: 52, longitude: 100 }, 50_000)).toHaveLength(1);
	});

	it('are a cap around the globe where a circle holds a pole', () => {
		const [cap, ...others] = circleBoxes({ latitude: 89.9, longitude: 10 }, 50_000);
		expect(others).toEqual([]);
		expect(cap).toMatchObject({ west: -180, east: 180, north: 90 });
	});
});
