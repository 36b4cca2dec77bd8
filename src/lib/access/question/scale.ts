import { METRES_PER_MILE } from '#lib/geo/units.ts';

/** Miles that people are told apart by: within 10, 25, 50 or 100, edges included, or beyond. */
export const REACH_MILES = [10, 25, 50, 100] as const;

/** What a measure's numbers are, and so which classes they fall into. */
export type Scale = 'distance' | 'coverageGap' | 'score';

/** Upper edges of all classes but the last, edges included. Metres. */
const DISTANCE_EDGES = REACH_MILES.map((miles) => miles * METRES_PER_MILE);

/** Extra miles that people are told apart by, edges included; before the first nothing is extra. */
export const COVERAGE_GAP_MILES = [10, 25, 50] as const;

/** Less than a metre is a rounding. */
const NOTHING_EXTRA = 1;

/** Lower edges of all classes but the last, as shares of the national average, edges included. */
export const SCORE_EDGES = [2, 1, 0.5, Number.MIN_VALUE] as const;

/** All scales have five classes: 0 is best served, 4 worst. */
export const CLASSES = 5;

/** Where there is nobody to speak of. */
export const NO_CLASS = 255;

/** The class of a distance in metres. Infinity: the last. */
export function distanceClass(metres: number): number {
	let i = 0;
	while (i < DISTANCE_EDGES.length && metres > DISTANCE_EDGES[i]) i++;
	return i;
}

/** The class of extra metres: nothing, then as `COVERAGE_GAP_MILES`. Infinity, or none at all: the last. */
export function coverageGapClass(metres: number): number {
	if (metres < NOTHING_EXTRA) return 0;
	const k = COVERAGE_GAP_MILES.findIndex((miles) => metres <= miles * METRES_PER_MILE);
	return k < 0 ? CLASSES - 1 : k + 1;
}

/**
 * The class of a score: at least twice the national average, at least the average, at least half of
 * it, less, nothing at all.
 */
export function scoreClass(score: number, average: number): number {
	if (score <= 0) return CLASSES - 1;
	let i = 0;
	while (i < SCORE_EDGES.length - 1 && score < SCORE_EDGES[i] * average) i++;
	return i;
}
