import * as turf from '@turf/turf';
import type { Position } from 'geojson';

/** One stretch of a route, as its source draws it. Coordinates are [longitude, latitude]. */
export interface RouteSegment {
	route: string;
	line: Position[];
}

/** Closer than this to a line already kept, a stretch is the other carriageway. Metres. */
const CARRIAGEWAY_GAP = 900;
/** Left-overs shorter than this between two doubled stretches are noise. Metres. */
const SHORTEST = 1500;
/** Routes whose letter is on the shield; any other letter is only a direction of travel. */
const SPLIT_ROUTES = new Set(['35E', '35W', '69C', '69E', '69W']);
/** Side of a cell of the lookup grid, in degrees. */
const CELL = 0.05;
const METRES_PER_DEGREE = 111_195;

/**
 * The route number on the shield ("95", "35W", "H-1"), or `null` for business loops, spurs,
 * connectors and reserved lanes, which are not interstates.
 * The source writes the same route as "I- 35 W", "I- 35W", "I- -66" or "I- I- 880".
 */
export function routeNumber(name: string): string | null {
	const bare = name
		.toUpperCase()
		.replace(/^(?:[\s-]*I-)?[\s-]*(?:I-)?[\s-]*/, '')
		.trim();
	const hawaii = /^H-?(\d+)$/.exec(bare);
	if (hawaii) return `H-${hawaii[1]}`;
	const number = /^(\d+)\s?([CNSEW]?)$/.exec(bare);
	if (!number) return null;
	const [, digits, letter] = number;
	return SPLIT_ROUTES.has(digits + letter) ? digits + letter : digits;
}

/** Length of a line in metres. */
export const lengthOf = (line: Position[]) =>
	turf.length(turf.lineString(line), { units: 'meters' });

/** From `a` to `b` in metres east and north, good for short distances. */
function offset(a: Position, b: Position): [number, number] {
	const shrink = Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
	return [(b[0] - a[0]) * METRES_PER_DEGREE * shrink, (b[1] - a[1]) * METRES_PER_DEGREE];
}

/**
 * Distance from a position to the stretch a–b, in metres. On a plane and by hand: it is asked of
 * every position against all stretches around it, and those are a few hundred metres long.
 */
function toStretch(p: Position, a: Position, b: Position): number {
	const [bx, by] = offset(a, b);
	const [px, py] = offset(a, p);
	const t = Math.max(0, Math.min(1, (px * bx + py * by) / (bx * bx + by * by || 1)));
	return Math.hypot(px - t * bx, py - t * by);
}

/** The same line with a position at least every `step` metres. */
function densify(line: Position[], step: number): Position[] {
	return line.flatMap((to, i) => {
		if (i === 0) return [to];
		const from = line[i - 1];
		const parts = Math.max(1, Math.ceil(turf.distance(from, to, { units: 'meters' }) / step));
		return Array.from({ length: parts }, (_, k) => {
			const t = (k + 1) / parts;
			return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
		});
	});
}

/** Kept stretches of one route, by grid cell. */
class Kept {
	#cells = new Map<string, Position[][]>();

	add(line: Position[]) {
		for (let i = 1; i < line.length; i++) {
			const key = `${Math.floor(line[i][0] / CELL)}:${Math.floor(line[i][1] / CELL)}`;
			const cell = this.#cells.get(key);
			if (cell) cell.push([line[i - 1], line[i]]);
			else this.#cells.set(key, [[line[i - 1], line[i]]]);
		}
	}

	near(p: Position): boolean {
		const x = Math.floor(p[0] / CELL);
		const y = Math.floor(p[1] / CELL);
		for (let i = x - 1; i <= x + 1; i++)
			for (let j = y - 1; j <= y + 1; j++)
				for (const [a, b] of this.#cells.get(`${i}:${j}`) ?? [])
					if (toStretch(p, a, b) < CARRIAGEWAY_GAP) return true;
		return false;
	}
}

/**
 * One line where the source draws two carriageways: segments are taken longest first, and only what
 * runs away from everything already kept is added.
 */
export function mergeCarriageways(lines: Position[][]): Position[][] {
	const kept = new Kept();
	const out: Position[][] = [];
	for (const line of [...lines].sort((a, b) => lengthOf(b) - lengthOf(a))) {
		const dense = densify(line, 300);
		const doubled = dense.map((p) => kept.near(p));
		for (let start = 0; start < dense.length; start++) {
			if (doubled[start]) continue;
			let end = start;
			while (end + 1 < dense.length && !doubled[end + 1]) end++;
			// One position more at each side keeps the new stretch tied to the kept one.
			const run = dense.slice(Math.max(0, start - 1), end + 2);
			const between = start > 0 && end < dense.length - 1;
			if (run.length > 1 && !(between && lengthOf(run) < SHORTEST)) out.push(run);
			start = end;
		}
		kept.add(dense);
	}
	return out;
}

/** Joins lines end to end where exactly two of them meet. */
export function stitch(lines: Position[][]): Position[][] {
	const key = (p: Position) => `${p[0].toFixed(4)},${p[1].toFixed(4)}`;
	const ends = new Map<string, Set<Position[]>>();
	const at = (p: Position) => {
		const found = ends.get(key(p)) ?? new Set();
		ends.set(key(p), found);
		return found;
	};
	const whole = new Set<Position[]>();
	for (let line of lines) {
		// The far end first: joining there leaves the near end where it is.
		for (const side of [-1, 0] as const) {
			const tip = line.at(side);
			const meeting = tip ? [...at(tip)].filter((other) => whole.has(other)) : [];
			if (!tip || meeting.length !== 1) continue;
			const [other] = meeting;
			whole.delete(other);
			for (const p of [other[0], other[other.length - 1]]) at(p).delete(other);
			const head = side === 0 ? [...line].reverse() : line;
			const tail = key(other[0]) === key(tip) ? other : [...other].reverse();
			line = [...head, ...tail.slice(1)];
		}
		whole.add(line);
		for (const p of [line[0], line[line.length - 1]]) at(p).add(line);
	}
	return [...whole];
}

/**
 * Drops positions closer than `tolerance` metres to the simpler line (Douglas–Peucker). Turf takes
 * degrees, which are shorter from west to east: there it keeps more than asked for.
 */
export function simplify(line: Position[], tolerance: number): Position[] {
	const options = { tolerance: tolerance / METRES_PER_DEGREE, highQuality: true };
	return turf.simplify(turf.lineString(line), options).geometry.coordinates;
}
