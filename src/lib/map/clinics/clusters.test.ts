import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClusterIndex } from './clusters.ts';
import type { MapClinic } from './map-clinic.ts';

const WORLD = { west: -180, south: -85, east: 180, north: 85 };

const clinic = (id: string, latitude: number, longitude: number): MapClinic => ({
	id,
	name: id,
	latitude,
	longitude,
	precision: 'address',
	shape: 'none',
	label: id,
	href: `/clinics/${id}`
});

describe('gathering clinics', () => {
	test('at every zoom, every clinic is in exactly one marker', () => {
		const place = fc.tuple(
			fc.double({ min: -70, max: 70, noNaN: true }),
			fc.double({ min: -180, max: 179.9, noNaN: true })
		);
		fc.assert(
			fc.property(
				fc.array(place, { maxLength: 80 }),
				fc.integer({ min: 3, max: 16 }),
				(at, zoom) => {
					const index = new ClusterIndex(at.map(([y, x], i) => clinic(`c${i}`, y, x)));
					const ids = index
						.items(WORLD, zoom)
						.flatMap((item) =>
							item.kind === 'clinic' ? [item.clinic] : index.members(item.clusterId)
						)
						.map(({ id }) => id);
					expect(ids.sort()).toEqual(at.map((_, i) => `c${i}`).sort());
				}
			),
			{ numRuns: 40 }
		);
	});

	test('markers come in the order of the list, a cluster where its first clinic stands', () => {
		const index = new ClusterIndex([
			clinic('Seattle', 47.6, -122.3),
			clinic('Boston', 42.36, -71.06),
			clinic('Tacoma', 47.25, -122.44),
			clinic('Miami', 25.76, -80.19)
		]);
		const items = index.items(WORLD, 4);
		expect(items.map(({ kind }) => kind)).toEqual(['cluster', 'clinic', 'clinic']);
		expect(items[0]).toMatchObject({ count: 2, rank: 0 });
	});
});

test('clinics at one place never separate; others do once the map is close enough', () => {
	const items = (clinics: MapClinic[]) => {
		const index = new ClusterIndex(clinics);
		const [item] = index.items(WORLD, 3);
		return item.kind === 'cluster' ? index.separatesAt(item.clusterId, 14) : undefined;
	};
	expect(items([clinic('a', 45, -93), clinic('b', 45, -93)])).toBeNull();
	const zoom = items([clinic('a', 45, -93), clinic('b', 45.1, -93)]);
	expect(zoom).toBeGreaterThan(3);
	expect(zoom).toBeLessThan(14);
});

test('a box across the antimeridian finds both sides', () => {
	const index = new ClusterIndex([clinic('Adak', 51.88, -176.65), clinic('Attu', 52.9, 172.9)]);
	expect(index.items({ west: 170, south: 50, east: 190, north: 55 }, 9)).toHaveLength(2);
});
