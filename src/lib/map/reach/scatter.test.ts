import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitX, unitY } from '#lib/map/base/mercator.ts';
import { Scatter } from './scatter.ts';

const places = fc.array(
	fc.tuple(
		fc.double({ min: 20, max: 50, noNaN: true }),
		fc.double({ min: -120, max: -70, noNaN: true })
	),
	{ maxLength: 200 }
);

const scatter = (of: [number, number][]) =>
	new Scatter(
		Float64Array.from(of, ([latitude]) => latitude),
		Float64Array.from(of, ([, longitude]) => longitude)
	);

describe('a scatter', () => {
	it('finds in a tile and around it what a look at every place finds', () => {
		fc.assert(
			fc.property(
				places,
				fc.integer({ min: 2, max: 7 }),
				fc.nat(127),
				fc.nat(127),
				(of, z, i, j) => {
					const [x, y] = [i % 2 ** z, j % 2 ** z];
					const inside = (unit: number, tile: number) =>
						unit >= (tile - 0.1) / 2 ** z && unit <= (tile + 1.1) / 2 ** z;
					const expected = of.flatMap(([latitude, longitude], row) =>
						inside(unitX(longitude), x) && inside(unitY(latitude), y) ? [row] : []
					);
					expect(scatter(of).inTile({ x, y, z }, 0.1)).toEqual(expected);
				}
			)
		);
	});

	it('finds the nearest that is meant, within a radius', () => {
		fc.assert(
			fc.property(places, fc.double({ min: 0, max: 0.05, noNaN: true }), (of, radius) => {
				const [x, y] = [unitX(-95), unitY(38)];
				const far = ([latitude, longitude]: [number, number]) =>
					Math.hypot(unitX(longitude) - x, unitY(latitude) - y);
				const meant = (row: number) => row % 3 > 0;
				const found = scatter(of).nearest(x, y, radius, meant);
				const least = Math.min(...of.filter((_, row) => meant(row)).map(far));
				if (found < 0) expect(least).toBeGreaterThanOrEqual(radius * (1 - 1e-9));
				else {
					expect(meant(found)).toBe(true);
					expect(far(of[found])).toBe(least);
				}
			})
		);
	});

	it('of no places finds none', () => {
		expect(scatter([]).inTile({ x: 0, y: 0, z: 0 }, 0)).toEqual([]);
		expect(scatter([]).nearest(0.5, 0.5, 1, () => true)).toBe(-1);
	});
});
