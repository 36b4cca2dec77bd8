import { expect, test } from 'vitest';
import { readWorld, unwrap, type Area } from './inputs.ts';

test('a ring across the antimeridian goes on past 180° instead of around the world', () => {
	const ring = [
		[170, 60],
		[-170, 60],
		[-170, 70],
		[170, 70],
		[170, 60]
	];
	const area: Area = {
		type: 'Feature',
		properties: { name: 'Chukotka' },
		geometry: { type: 'Polygon', coordinates: [ring] }
	};
	expect(unwrap(area).geometry.coordinates).toEqual([
		[
			[
				[170, 60],
				[190, 60],
				[190, 70],
				[170, 70],
				[170, 60]
			]
		]
	]);
});

test('no ring of the world jumps', () => {
	const jumps = readWorld('110m').countries.flatMap(({ geometry }) =>
		geometry.coordinates
			.flat(geometry.type === 'Polygon' ? 0 : 1)
			.filter((ring) =>
				(ring as number[][]).some(([x], i, all) => i && Math.abs(x - all[i - 1][0]) > 180)
			)
	);
	expect(jumps).toEqual([]);
});
