import { feature } from 'topojson-client';
import { describe, expect, it } from 'vitest';
import { inNation } from './county-shapes.ts';
import { countyShapes } from './county-shapes.server.ts';
import { population } from '#lib/access/people/population.server.ts';

describe('a place in the drawing of the states', () => {
	it('is within its county, for the people’s center of each', () => {
		const { nation } = countyShapes();
		const drawn = feature(nation as never, nation.objects.counties as never) as unknown as {
			features: { id: string; geometry: { coordinates: unknown } }[];
		};
		const boxes = new Map(
			drawn.features.map(({ id, geometry }) => {
				const numbers = (geometry.coordinates as never[]).flat(Infinity) as number[];
				const x = numbers.filter((_, i) => i % 2 === 0);
				const y = numbers.filter((_, i) => i % 2 === 1);
				const box = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
				return [id, box] as const;
			})
		);
		let seen = 0;
		for (const county of population().areas.counties) {
			const at = inNation([county.longitude, county.latitude]);
			if (county.state === 'PR') {
				expect(at).toBeNull();
				continue;
			}
			// The shapes of small cities are hardly more than a point.
			const box = boxes.get(county.code);
			if (!box || !at) continue;
			seen++;
			const inside =
				at[0] > box[0] - 0.5 &&
				at[0] < box[1] + 0.5 &&
				at[1] > box[2] - 0.5 &&
				at[1] < box[3] + 0.5;
			if (!inside) expect.unreachable(`${county.code} is at ${at.join()}, not in ${box.join()}.`);
		}
		expect(seen).toBeGreaterThan(3130);
	});

	it('is none outside of the states', () => {
		expect(inNation([144.8, 13.4])).toBeNull();
		expect(inNation([-0.1, 51.5])).toBeNull();
	});
});
