import { chordSlack, metresFrom } from './circle.ts';
import type { Point } from './point.ts';

/** Positions, and which of them a search found. */
export interface Hits {
	latitude: Float64Array;
	longitude: Float64Array;
	/** What a search found, until the next one: numbers, and squared chords to its centre. */
	found: Uint32Array;
	squared: Float64Array;
}

/** Buckets above this size are sorted on their own: many clinics of one ZIP, at one point. */
const LARGE = 24;

/**
 * The first `count` positions that a search found, nearest first by `distance`, then by number.
 *
 * Sorts by squared chords into as many buckets as there are positions, then each bucket: people
 * live all over a circle, so few share a bucket.
 */
export function sortHits(hits: Hits, centre: Point, count: number): Uint32Array {
	const { found, squared, latitude, longitude } = hits;
	let furthest = 0;
	for (let n = 0; n < count; n++) if (squared[n] > furthest) furthest = squared[n];
	const scale = furthest > 0 ? (count - 1) / furthest : 0;

	const end = new Uint32Array(count + 1);
	for (let n = 0; n < count; n++) end[Math.floor(squared[n] * scale) + 1]++;
	for (let bucket = 0; bucket < count; bucket++) end[bucket + 1] += end[bucket];
	// From here on `end` moves from where each bucket starts to where it ends.
	const sorted = new Uint32Array(count);
	const chords = new Float64Array(count);
	for (let n = 0; n < count; n++) {
		const at = end[Math.floor(squared[n] * scale)]++;
		sorted[at] = found[n];
		chords[at] = squared[n];
	}
	for (let bucket = 0, start = 0; bucket < count; start = end[bucket++]) {
		if (end[bucket] - start > LARGE) sortBucket(sorted, chords, start, end[bucket]);
	}

	const metres = (i: number) => metresFrom(centre, latitude[i], longitude[i]);
	/** Whether position `i` comes before `j`, when their chords are too alike to tell. */
	const precedes = (i: number, j: number): boolean => {
		if (latitude[i] === latitude[j] && longitude[i] === longitude[j]) return i < j;
		return (metres(i) - metres(j) || i - j) < 0;
	};
	for (let n = 1; n < count; n++) {
		const i = sorted[n];
		const chord = chords[n];
		const slack = chordSlack(chord);
		let at = n;
		while (at > 0) {
			const gap = chords[at - 1] - chord;
			if (gap < -slack || (gap <= slack && !precedes(i, sorted[at - 1]))) break;
			sorted[at] = sorted[at - 1];
			chords[at] = chords[at - 1];
			at--;
		}
		sorted[at] = i;
		chords[at] = chord;
	}
	return sorted;
}

/** Sorts part of the hits by chord, then number: all but right already. */
function sortBucket(sorted: Uint32Array, chords: Float64Array, start: number, end: number): void {
	const order = Array.from({ length: end - start }, (_, n) => start + n);
	order.sort((a, b) => chords[a] - chords[b] || sorted[a] - sorted[b]);
	sorted.set(
		Uint32Array.from(order, (at) => sorted[at]),
		start
	);
	chords.set(
		Float64Array.from(order, (at) => chords[at]),
		start
	);
}
