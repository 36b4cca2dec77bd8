import type { ClinicFilters } from '#lib/coverage/clinic-filters.ts';
import { SCALE, type AccessQuery } from './query.ts';

/**
 * Why there is nothing to say: our sources have no clinic that fits; they have some, but fewer than
 * the how-manieth that is asked for; or what coverage costs is asked without an insurance.
 */
export type Unknown = 'no_clinic' | 'too_few' | 'no_payer';

/**
 * Whether there is an answer at all: what no source reports is unknown, and never a no.
 *
 * @param known clinics that fit, those that the scenario closes or adds among them
 * @returns null: there is one
 */
export function unknownOf(
	{ measure, payer, nth }: Pick<AccessQuery, 'measure' | 'payer' | 'nth'>,
	known: number
): Unknown | null {
	if (measure === 'extra' && payer === null) return 'no_payer';
	if (known === 0) return 'no_clinic';
	return SCALE[measure] !== 'score' && known < nth ? 'too_few' : null;
}

/** One change to the filters, and how many clinics of our sources fit then. */
export interface Loosening {
	change: Partial<Pick<AccessQuery, keyof ClinicFilters | 'nth'>>;
	total: number;
}

/**
 * Each single change that gives something, what gives up least first: extras, then what coverage
 * means, then what the person needs.
 *
 * @param count how many clinics of our sources fit
 */
export function loosenings(
	query: AccessQuery,
	count: (filters: ClinicFilters) => number
): Loosening[] {
	const changes: (Loosening['change'] | false)[] = [
		query.nth > 1 && { nth: 1 },
		query.fresh && { fresh: false },
		query.kinds.length > 0 && { kinds: [] },
		query.telehealth && { telehealth: false },
		query.assistance.length > 0 && { assistance: [] },
		query.payer !== null && query.coverage === 'confirmed' && { coverage: 'accepted' },
		query.payer !== null && query.coverage !== 'any' && { coverage: 'any' },
		query.routes.length > 0 && { routes: [] },
		query.language !== null && { language: null },
		query.age !== null && { age: null },
		query.payer !== null && query.measure !== 'extra' && { payer: null }
	];
	return changes
		.filter((change) => change !== false)
		.map((change) => ({ change, total: count({ ...query, ...change }) }))
		.filter(({ total, change }) => total >= (change.nth ?? query.nth));
}
