import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance } from '#lib/geo/point.ts';
import {
	areaOfBox,
	boxAround,
	boxOfCircle,
	boxOfSearch,
	MAINLAND,
	nearestCopy
} from './view-bounds.ts';

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

describe('the box around points', () => {
	test('holds every one of them', () => {
		const point = fc.record({
			latitude: fc.double({ min: 18, max: 71, noNaN: true }),
			longitude: fc.double({ min: -140, max: -66, noNaN: true })
		});
		fc.assert(
			fc.property(fc.array(point, { minLength: 1 }), (points) => {
				const box = boxAround(points);
				for (const { latitude, longitude } of points) {
					expect(latitude >= box.south && latitude <= box.north).toBe(true);
					expect(longitude >= box.west - 1e-9 && longitude <= box.east + 1e-9).toBe(true);
				}
			})
		);
	});

	test('goes across the antimeridian when that is shorter', () => {
		const box = boxAround([at(52, 173), at(53, -174)]);
		expect(box.west).toBe(173);
		expect(box.east).toBeCloseTo(186);
	});

	test('is the mainland without points, and for points from Guam to Maine', () => {
		expect(boxAround([])).toBe(MAINLAND);
		expect(boxAround([at(13.5, 144.8), at(40, -90), at(45, -68)])).toBe(MAINLAND);
	});

	test('is the point itself for one point', () => {
		expect(boxAround([at(45, -93)])).toEqual({ west: -93, east: -93, south: 45, north: 45 });
	});
});

describe('the box of a search', () => {
	const origin = at(21.3, -157.9);
	const maui = at(20.9, -156.5);

	test('is around the circle when nothing was found', () => {
		expect(boxOfSearch([], origin, 16_000)).toEqual(boxOfCircle(origin, 16_000));
	});

	test('with any distance, is around the nearest clinics and not the whole country', () => {
		const near = Array.from({ length: 25 }, () => maui);
		expect(boxOfSearch([at(40, -75), ...near], origin, null)).toEqual(boxAround([origin, maui]));
	});
});

test('the box around a circle goes on past the antimeridian in one piece', () => {
	const west = boxOfCircle(at(52, 179.5), 80_000);
	const east = boxOfCircle(at(52, -179.5), 80_000);
	expect(west.west).toBeCloseTo(178.33, 2);
	expect(west.east).toBeCloseTo(180.67, 2);
	expect(east.west).toBeCloseTo(179.33, 2);
	expect(east.east).toBeCloseTo(181.67, 2);
});

test('the area of a view reaches its farthest corner', () => {
	const area = areaOfBox({ west: -94, south: 44, east: -92, north: 46 });
	expect(area).toMatchObject({ latitude: 45, longitude: -93 });
	expect(area.radiusMetres).toBeCloseTo(distance(at(45, -93), at(44, -94)), 3);
});

test('the area of a view across the antimeridian has its middle between −180 and 180', () => {
	expect(areaOfBox({ west: 175, south: 50, east: 187, north: 54 }).longitude).toBe(-179);
});

test('a meridian is shown on the copy of the world on view', () => {
	expect(nearestCopy(-179, 178)).toBe(181);
	expect(nearestCopy(-93, -100)).toBe(-93);
});
