import type { ClinicFilters, FilterKey } from '#lib/coverage/filters/index.ts';
import { loosenFilters } from '#lib/coverage/filters/loosen.ts';
import { SCALE, type AccessQuery } from './query.ts';

/**
 * Why there is nothing to say: our sources have no clinic that fits; they have some, but fewer than
 * the `nth` that is asked for; or what coverage costs is asked without an insurance.
 */
export type Unanswerable = 'no_clinic' | 'too_few' | 'no_payer';

/**
 * Whether there is an answer at all: what no source reports is unknown, and never a no.
 *
 * @param known clinics that fit, those that the scenario closes or adds among them
 * @returns null: there is one
 */
export function whyUnanswerable(
	{ measure, payer, nth }: Pick<AccessQuery, 'measure' | 'payer' | 'nth'>,
	known: number
): Unanswerable | null {
	if (measure === 'extra' && payer === null) return 'no_payer';
	if (known === 0) return 'no_clinic';
	return SCALE[measure] !== 'score' && known < nth ? 'too_few' : null;
}

/** One change to the question, and how many clinics of our sources fit then. */
export interface Loosening {
	filter: FilterKey | 'nth';
	change: Partial<Pick<AccessQuery, FilterKey | 'nth'>>;
	total: number;
}

/**
 * Each single change that gives something, what gives up least first.
 *
 * @param count how many clinics of our sources fit
 */
export function loosenings(
	query: AccessQuery,
	count: (filters: ClinicFilters) => number
): Loosening[] {
	const fitting = query.nth > 1 ? count(query) : 0;
	const nearest: Loosening = { filter: 'nth', change: { nth: 1 }, total: fitting };
	const filters = loosenFilters(query, count, query.nth)
		// What coverage costs can't be asked without an insurance.
		.filter(({ filter }) => filter !== 'payer' || query.measure !== 'extra')
		.map(({ filter, change, total }) => ({ filter, change, total }));
	return fitting > 0 ? [nearest, ...filters] : filters;
}
