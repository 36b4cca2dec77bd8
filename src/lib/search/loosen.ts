import { loosenFilters, WIDER_COST } from '#lib/coverage/filters/loosen.ts';
import type { SearchQuery } from './query.ts';
import type { Counts, Loosening } from './result.ts';

/**
 * What to change in a search that found nothing: each single change that gives something, what
 * gives up least first. Extras go before distance, distance before what the person needs (the
 * treatment, the language, the age, the payer), and places without a treatment come last.
 *
 * @param count how many clinics with a treatment a search finds
 */
export function loosenings(
	query: SearchQuery,
	counts: Counts,
	count: (query: SearchQuery) => number
): Loosening[] {
	const found: (Loosening & { cost: number })[] = loosenFilters(query, (filters) =>
		count({ ...query, ...filters })
	);
	const wider = counts.radius.find(
		({ radius, total }) => (radius ?? Infinity) > (query.radius ?? Infinity) && total > 0
	);
	if (query.place && wider) {
		const { radius, total } = wider;
		found.push({ filter: 'radius', change: { radius }, total, cost: WIDER_COST });
	}
	if (!query.referrals && counts.referrals > 0) {
		const change = { referrals: true };
		found.push({ filter: 'referrals', change, total: counts.referrals, cost: Infinity });
	}
	return found
		.sort((a, b) => a.cost - b.cost)
		.map(({ filter, change, total }) => ({ filter, change, total }));
}
