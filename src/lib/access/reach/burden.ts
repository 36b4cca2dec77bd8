import type { Route } from '#lib/clinics/record/vocabulary.ts';

/** Visits in the first eight weeks of esketamine: twice a week for four, then weekly (US label). */
export const COURSE_VISITS = 12;

/** Hours that the clinic watches a person after each dose, by the US label of esketamine. */
export const HOURS_WATCHED = 2;

/**
 * How much longer roads are than straight lines: the mean over 66,000 places in the United States
 * (F. P. Boscoe, K. A. Henry, M. S. Zdeb, "A Nationwide Comparison of Driving Distance Versus
 * Straight-Line Distance to Hospitals", The Professional Geographer 64(2), 2012, 188–196,
 * doi:10.1080/00330124.2011.583586).
 */
export const DETOUR = 1.4;

/** Metres by road, estimated from those of the straight line. */
export const byRoad = (metres: number): number => metres * DETOUR;

/** What a first course asks of someone, besides finding who drives. */
export interface Burden {
	/** Metres on the road there and back, all visits. An estimate. */
	metres: number;
	/** Hours under watch, all visits. */
	hoursWatched: number;
}

/** The burden of a first course at a clinic so many metres away in a straight line. */
export function burdenOf(metres: number): Burden {
	return {
		metres: COURSE_VISITS * 2 * byRoad(metres),
		hoursWatched: COURSE_VISITS * HOURS_WATCHED
	};
}

/**
 * Whether the course of esketamine has to do with what was asked: that is what was asked for, or a
 * clinic of any treatment might give it. null: it hasn't.
 */
export function courseOf(routes: readonly Route[]): 'asked' | 'possible' | null {
	if (routes.length === 0) return 'possible';
	if (!routes.includes('esketamine_nasal')) return null;
	return routes.length === 1 ? 'asked' : 'possible';
}
