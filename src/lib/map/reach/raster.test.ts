import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { booleanPointInPolygon, multiPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import fc from 'fast-check';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { latitudeAt, longitudeAt, unitX, unitY } from '#lib/map/base/mercator.ts';
import { countyAt, readOutlines, type CountyTopology } from './outlines.ts';
import {
	COUNTY_EDGE,
	drawRaster,
	INSIDE,
	KINDS,
	rasterize,
	recolor,
	STATE_EDGE,
	STRIPE,
	type TileAddress
} from './raster.ts';

const path = createRequire(import.meta.url).resolve('us-atlas/counties-10m.json');
const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology<{
	counties: GeometryCollection;
}>;
const outlines = readOutlines(topology as unknown as CountyTopology, []);

/** The same shapes by the reference library, over the unit square. */
const polygons = feature(topology, topology.objects.counties).features.map(({ geometry }) => {
	const project = (ring: Position[]) => ring.map(([x, y]) => [unitX(x), unitY(y)]);
	const { type, coordinates } = geometry as Polygon | MultiPolygon;
	const parts = type === 'Polygon' ? [coordinates] : coordinates;
	return multiPolygon(parts.map((rings) => rings.map(project)));
});

/** The counties that the reference library finds at a point of the unit square. */
const byTurf = (x: number, y: number) =>
	polygons.flatMap((polygon, i) => {
		const [west, north, east, south] = outlines.boxes[i];
		const near = x >= west && x <= east && y >= north && y <= south;
		return near && booleanPointInPolygon([x, y], polygon) ? [i] : [];
	});

const SIZE = 64;

/** A tile that holds a place, and a pixel of it. */
const pixel = fc
	.record({
		latitude: fc.double({ min: 17, max: 71.5, noNaN: true }),
		longitude: fc.oneof(
			fc.double({ min: -180, max: -65, noNaN: true }),
			fc.double({ min: -125, max: -67, noNaN: true }),
			fc.double({ min: 172, max: 180, noNaN: true })
		),
		z: fc.integer({ min: 3, max: 11 }),
		column: fc.nat(SIZE - 1),
		row: fc.nat(SIZE - 1)
	})
	.map(({ latitude, longitude, z, column, row }) => {
		const tiles = 2 ** z;
		const x = Math.min(tiles - 1, Math.floor(unitX(longitude) * tiles));
		return { tile: { x, y: Math.floor(unitY(latitude) * tiles), z }, column, row };
	});

const middle = ({ x, y, z }: TileAddress, column: number, row: number) =>
	[(x + (column + 0.5) / SIZE) / 2 ** z, (y + (row + 0.5) / SIZE) / 2 ** z] as const;

const tileAt = (latitude: number, longitude: number, z: number): TileAddress => ({
	x: Math.floor(unitX(longitude) * 2 ** z),
	y: Math.floor(unitY(latitude) * 2 ** z),
	z
});

describe('a raster', () => {
	it('holds at each pixel the county that its middle is in, as Turf finds it', () => {
		fc.assert(
			fc.property(pixel, ({ tile, column, row }) => {
				const id = rasterize(outlines, tile, SIZE)[row * SIZE + column];
				const found = byTurf(...middle(tile, column, row));
				// Islands may be told twice in the source; elsewhere there is one county or none.
				expect(id ? [id - 1] : []).toEqual(found.slice(-1));
			}),
			{ numRuns: 300 }
		);
	});

	it.each([
		['the Aleutians west of the antimeridian', tileAt(52.9, 172.9, 6)],
		['the Aleutians east of it', tileAt(52, -174, 6)],
		['cities within Virginia’s counties', tileAt(37.6, -78.6, 8)],
		['the whole of the mainland', tileAt(39, -96, 3)],
		['Puerto Rico', tileAt(18.2, -66.4, 8)]
	])('is the same as Turf’s at every pixel: %s', (_, tile) => {
		const ids = rasterize(outlines, tile, SIZE);
		expect(new Set(ids).size).toBeGreaterThan(1);
		const found = Array.from(ids, (_id, i) => {
			const [county] = byTurf(...middle(tile, i % SIZE, Math.floor(i / SIZE))).slice(-1);
			return county === undefined ? 0 : county + 1;
		});
		expect([...ids]).toEqual(found);
	});

	it('agrees with the county found at a click', () => {
		fc.assert(
			fc.property(pixel, ({ tile, column, row }) => {
				const id = rasterize(outlines, tile, SIZE)[row * SIZE + column];
				expect(countyAt(outlines, ...middle(tile, column, row))).toBe(id - 1);
			}),
			{ numRuns: 300 }
		);
	});

	it('with a margin is the same inside of it', () => {
		const tile = tileAt(41, -75, 6);
		const bare = rasterize(outlines, tile, SIZE);
		const wide = rasterize(outlines, tile, SIZE, 1);
		const inside = wide.filter((_, i) => {
			const [column, row] = [i % (SIZE + 2), Math.floor(i / (SIZE + 2))];
			return column > 0 && column <= SIZE && row > 0 && row <= SIZE;
		});
		expect(inside).toEqual(bare);
	});
});

describe('a drawn raster', () => {
	const tile = tileAt(40.7, -74.5, 7);
	const kinds = (raster: Uint16Array) =>
		new Set([...raster].filter((one) => one).map((one) => one % KINDS));

	it('keeps the counties and adds borders and stripes', () => {
		const ids = rasterize(outlines, tile, SIZE);
		const drawn = drawRaster(outlines, tile, SIZE, true);
		expect(drawn.map((one) => Math.floor(one / KINDS))).toEqual(ids);
		expect(kinds(drawn)).toEqual(new Set([INSIDE, COUNTY_EDGE, STATE_EDGE, STRIPE]));
		expect(kinds(drawRaster(outlines, tile, SIZE, false)).has(COUNTY_EDGE)).toBe(false);
	});

	it('has a border of states where a neighbour is of another state, and only there', () => {
		const drawn = drawRaster(outlines, tile, SIZE, true);
		const state = (i: number) =>
			drawn[i] ? outlines.states[Math.floor(drawn[i] / KINDS) - 1] : null;
		for (let row = 1; row < SIZE - 1; row++)
			for (let column = 1; column < SIZE - 1; column++) {
				const i = row * SIZE + column;
				if (!drawn[i]) continue;
				const around = [i - 1, i + 1, i - SIZE, i + SIZE].map(state);
				const border = around.some((other) => other !== null && other !== state(i));
				expect(drawn[i] % KINDS === STATE_EDGE).toBe(border);
			}
	});
});

it('A raster is coloured by a table.', () => {
	const pixels = new Uint32Array(3);
	recolor(Uint16Array.of(0, 2, 1), Uint32Array.of(7, 8, 9), pixels);
	expect([...pixels]).toEqual([7, 9, 8]);
});

it('Mercator and back is the same place.', () => {
	fc.assert(
		fc.property(
			fc.double({ min: -85, max: 85, noNaN: true }),
			fc.double({ min: -180, max: 180, noNaN: true }),
			(latitude, longitude) => {
				expect(latitudeAt(unitY(latitude))).toBeCloseTo(latitude, 9);
				expect(longitudeAt(unitX(longitude))).toBeCloseTo(longitude, 9);
			}
		)
	);
	expect([unitX(-180), unitX(180), unitY(0)]).toEqual([0, 1, 0.5]);
	expect(unitY(85.0511287798066)).toBeCloseTo(0, 12);
	expect(unitY(90)).toBeCloseTo(0, 12);
});
