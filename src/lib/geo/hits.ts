import { chordSlack, metresFrom } from './circle.ts';
import type { PointIndex } from './point-index.ts';
import type { Point } from './point.ts';

/** Buckets up to this size are put in order by insertion. */
const SMALL = 24;

/**
 * The first `count` positions that a search found, nearest first by `distance`, then by number.
 *
 * Sorts by squared chords into as many buckets as there are positions, then each bucket: people
 * live all over a circle, so few share a bucket.
 */
export function sortHits(index: PointIndex, centre: Point, count: number): Uint32Array {
	const { found, squared, latitude, longitude } = index;
	let furthest = 0;
	for (let n = 0; n < count; n++) if (squared[n] > furthest) furthest = squared[n];
	const scale = furthest > 0 ? (count - 1) / furthest : 0;

	const start = new Uint32Array(count + 1);
	for (let n = 0; n < count; n++) start[Math.floor(squared[n] * scale) + 1]++;
	for (let b = 0; b < count; b++) start[b + 1] += start[b];
	const fill = start.slice();
	const order = new Uint32Array(count);
	for (let n = 0; n < count; n++) order[fill[Math.floor(squared[n] * scale)]++] = n;

	/** Whether hit `a` comes before hit `b`. Chords too alike to tell are measured. */
	const precedes = (a: number, b: number): boolean => {
		const gap = squared[a] - squared[b];
		if (Math.abs(gap) > chordSlack(squared[a])) return gap < 0;
		const [i, j] = [found[a], found[b]];
		const further =
			metresFrom(centre, latitude[i], longitude[i]) - metresFrom(centre, latitude[j], longitude[j]);
		return further === 0 ? i < j : further < 0;
	};

	for (let n = 1; n < count; n++) {
		const hit = order[n];
		let at = n;
		while (at > 0 && precedes(hit, order[at - 1])) {
			order[at] = order[at - 1];
			at--;
		}
		order[at] = hit;
	}
	return order.map((n) => found[n]);
}
