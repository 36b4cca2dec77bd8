import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPoint } from '../../../../tests/support/arbitrary-clinics.ts';
import { haversine, type Point } from '#lib/geo/point.ts';
import { cosine, metresTo, buildTree, sumTree, unitVectors } from './area-tree.ts';
import type { Positions } from '#lib/access/people/areas.ts';
import { leavesBelow } from './fall-off.ts';
import { findRings, noRings, ringEdges } from './rings.ts';

const columns = (points: readonly Point[]): Positions => ({
	latitude: Float64Array.from(points, ({ latitude }) => latitude),
	longitude: Float64Array.from(points, ({ longitude }) => longitude)
});
const lists = fc.array(anyPoint, { maxLength: 100 });

describe('a tree of areas', () => {
	it('has every area once, and in the ball of every node above it', () => {
		fc.assert(
			fc.property(lists, (points) => {
				const tree = buildTree(columns(points));
				const vectors = unitVectors(columns(points));
				expect([...tree.order].sort((a, b) => a - b)).toEqual([...points.keys()]);
				tree.order.forEach((row, place) => {
					for (let node = tree.size + place; node > 0; node >>= 1) {
						const [x, y, z, radius] = tree.balls.subarray(4 * node, 4 * node + 4);
						const [dx, dy, dz] = vectors.subarray(3 * row, 3 * row + 3);
						expect(Math.hypot(dx - x, dy - y, dz - z)).toBeLessThanOrEqual(radius + 1e-15);
					}
				});
			})
		);
	});

	it('measures as haversine does, to the last digit', () => {
		fc.assert(
			fc.property(anyPoint, anyPoint, (area, { latitude, longitude }) => {
				const tree = buildTree(columns([area]));
				const metres = metresTo(tree, 0, latitude, longitude, cosine(latitude));
				expect(metres).toBe(haversine(area.latitude, area.longitude, latitude, longitude));
				expect(metres).toBe(haversine(latitude, longitude, area.latitude, area.longitude));
			}),
			{ numRuns: 2000 }
		);
	});

	it('sums what is below each node', () => {
		const points = fc.sample(anyPoint, { numRuns: 77, seed: 4 });
		const tree = buildTree(columns(points));
		const sums = sumTree(tree, [...points.keys()]);
		expect(sums[1]).toBe((76 * 77) / 2);
		for (let node = 1; node < 2 * tree.size; node++) {
			const rows = tree.order.subarray(...leavesBelow(tree, node));
			expect(sums[node]).toBe(rows.reduce((sum, row) => sum + row, 0));
		}
	});
});

describe('rings around a point', () => {
	const distances = fc.uniqueArray(fc.oneof(fc.nat(2e7), fc.constant(Infinity)), {
		minLength: 1,
		maxLength: 5
	});

	it('hold every area once, in the ring that its distance says, edges included', () => {
		fc.assert(
			fc.property(lists, anyPoint, distances, fc.nat(), (points, centre, some, pick) => {
				const away = points.map((it) =>
					haversine(it.latitude, it.longitude, centre.latitude, centre.longitude)
				);
				const edge = away.length > 0 ? [away[pick % away.length]] : [];
				const edges = [...new Set([...some, ...edge])].sort((a, b) => a - b);
				const tree = buildTree(columns(points));
				const found = findRings(tree, centre, ringEdges(edges), noRings(tree));
				const rings = points.map(() => -1);
				for (let n = 0; n < found.count; n++) {
					for (const row of tree.order.subarray(...leavesBelow(tree, found.nodes[n]))) {
						expect(rings[row]).toBe(-1);
						rings[row] = found.rings[n];
					}
				}
				expect(rings).toEqual(away.map((metres) => edges.findIndex((it) => metres <= it)));
			}),
			{ numRuns: 500 }
		);
	});
});
