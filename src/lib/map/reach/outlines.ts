import { STANDS_FOR } from '#lib/geo/renamed-counties.ts';
import { unitX, unitY } from '#lib/map/base/mercator.ts';

/** What we read of a TopoJSON topology of counties, as in us-atlas: quantized, in degrees. */
export interface CountyTopology {
	transform: { scale: readonly number[]; translate: readonly number[] };
	/** Of each arc: its first point, then steps from point to point, in quantized units. */
	arcs: readonly (readonly (readonly number[])[])[];
	objects: {
		counties: {
			/** `arcs` of a polygon are rings of numbers of arcs, ~n for arc n reversed. */
			geometries: readonly { id?: string | number; type: string; arcs?: unknown }[];
		};
	};
}

/** West, north, east and south edge over the unit square of `mercator.ts`. */
export type UnitBox = readonly [west: number, north: number, east: number, south: number];

/**
 * Outlines of counties over the unit square. A county is the arcs around it, in no order and no
 * direction: a point is inside when a ray from it crosses them an odd number of times, which holds
 * for holes and islands too. Neighbours share the arc between them, so that no point is in both.
 */
export interface Outlines {
	/** x and y in turn. */
	arcs: Float64Array[];
	arcBoxes: UnitBox[];
	/** Codes of the counties: those asked for, in their order, then others that have a shape. */
	codes: string[];
	/** Of each county, the numbers of its arcs; empty when it has no shape. */
	counties: Int32Array[];
	boxes: UnitBox[];
	/** Number of the state of each county; counties of a state share it. */
	states: Uint8Array;
}

const NOWHERE: UnitBox = [Infinity, Infinity, -Infinity, -Infinity];

/**
 * Reads and projects a topology.
 *
 * @param codes the counties in the order they are known by
 */
export function readOutlines(topology: CountyTopology, codes: readonly string[]): Outlines {
	const arcs = topology.arcs.map((arc) => project(arc, topology.transform));
	const arcBoxes = arcs.map(boxOf);
	const shapes = new Map(
		topology.objects.counties.geometries.map(({ id, arcs }) => [String(id), arcNumbers(arcs)])
	);
	const known = new Set(codes);
	for (const [old, code] of Object.entries(STANDS_FOR)) {
		const shape = shapes.get(old);
		if (!shape || known.has(old) || !known.has(code)) continue;
		shapes.delete(old);
		shapes.set(code, shape);
	}
	const all = [...codes, ...[...shapes.keys()].filter((code) => !known.has(code))];
	const counties = all.map((code) => shapes.get(code) ?? new Int32Array());
	const states = [...new Set(all.map(stateOf))];
	return {
		arcs,
		arcBoxes,
		codes: all,
		counties,
		boxes: counties.map((numbers) => around(numbers, arcBoxes)),
		states: Uint8Array.from(all, (code) => states.indexOf(stateOf(code)))
	};
}

/** The county at a point of the unit square, by its place in `codes`; −1 when there is none. */
export function countyAt({ arcs, arcBoxes, counties, boxes }: Outlines, x: number, y: number) {
	return counties.findIndex((numbers, county) => {
		const [west, north, east, south] = boxes[county];
		if (x < west || x > east || y < north || y > south) return false;
		let inside = false;
		for (const number of numbers) {
			const [, top, right, bottom] = arcBoxes[number];
			// What is east of the point counts: the ray goes there.
			if (y >= top && y < bottom && x < right && crossesEast(arcs[number], x, y)) inside = !inside;
		}
		return inside;
	});
}

/** Whether a ray from a point to the east crosses an arc an odd number of times. */
function crossesEast(arc: Float64Array, x: number, y: number): boolean {
	let odd = false;
	for (let i = 2; i < arc.length; i += 2) {
		const [y0, y1] = [arc[i - 1], arc[i + 1]];
		if (y0 > y === y1 > y) continue;
		if (crossing(arc[i - 2], y0, arc[i], y1, y) > x) odd = !odd;
	}
	return odd;
}

/**
 * Where an edge crosses a horizontal line that it does cross. The same from either end, to the last
 * bit, so that neighbours agree on where one ends and the other begins.
 */
export function crossing(x0: number, y0: number, x1: number, y1: number, y: number): number {
	return y0 < y1
		? x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)
		: x1 + ((y - y1) * (x0 - x1)) / (y0 - y1);
}

/** The Census Bureau's number of the state that a county is in. */
const stateOf = (code: string) => code.slice(0, 2);

function project(
	arc: readonly (readonly number[])[],
	{ scale, translate }: CountyTopology['transform']
): Float64Array {
	const points = new Float64Array(arc.length * 2);
	let [x, y] = [0, 0];
	arc.forEach(([dx, dy], i) => {
		x += dx;
		y += dy;
		points[2 * i] = unitX(x * scale[0] + translate[0]);
		points[2 * i + 1] = unitY(y * scale[1] + translate[1]);
	});
	return points;
}

/** The arcs of a polygon or of several, however deep the lists of rings are. */
function arcNumbers(arcs: unknown): Int32Array {
	const numbers = [arcs].flat(3).filter((one): one is number => typeof one === 'number');
	return Int32Array.from(numbers, (one) => (one < 0 ? ~one : one));
}

function boxOf(points: Float64Array): UnitBox {
	const box: [number, number, number, number] = [...NOWHERE];
	for (let i = 0; i < points.length; i += 2) {
		box[0] = Math.min(box[0], points[i]);
		box[1] = Math.min(box[1], points[i + 1]);
		box[2] = Math.max(box[2], points[i]);
		box[3] = Math.max(box[3], points[i + 1]);
	}
	return box;
}

function around(numbers: Int32Array, boxes: readonly UnitBox[]): UnitBox {
	return numbers.reduce<UnitBox>((box, number) => {
		const other = boxes[number];
		return [
			Math.min(box[0], other[0]),
			Math.min(box[1], other[1]),
			Math.max(box[2], other[2]),
			Math.max(box[3], other[3])
		];
	}, NOWHERE);
}
