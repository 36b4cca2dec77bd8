import { chordSlack, metresFrom } from './circle.ts';
import type { PointIndex } from './point-index.ts';
import type { Point } from './point.ts';

/** Buckets above this size are sorted on their own: many clinics of one ZIP, at one point. */
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

	const metres = (i: number) => metresFrom(centre, latitude[i], longitude[i]);
	/** Below 0 when hit `a` comes before hit `b`. Chords too alike to tell are measured. */
	const compare = (a: number, b: number): number => {
		const gap = squared[a] - squared[b];
		if (Math.abs(gap) > chordSlack(squared[a])) return gap;
		const [i, j] = [found[a], found[b]];
		if (latitude[i] === latitude[j] && longitude[i] === longitude[j]) return i - j;
		return metres(i) - metres(j) || i - j;
	};

	for (let b = 0; b < count; b++) {
		if (start[b + 1] - start[b] > SMALL) order.subarray(start[b], start[b + 1]).sort(compare);
	}
	for (let n = 1; n < count; n++) {
		const hit = order[n];
		let at = n;
		while (at > 0 && compare(hit, order[at - 1]) < 0) {
			order[at] = order[at - 1];
			at--;
		}
		order[at] = hit;
	}
	return order.map((n) => found[n]);
}
