import type { Filters, SearchQuery } from './query.ts';
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
	const found: Loosening[] = [];
	const offer = (filter: keyof Filters, change: Partial<Filters>, total: number) => {
		if (total > 0) found.push({ filter, change, total });
		return total > 0;
	};
	const attempt = (filter: keyof Filters, change: Partial<Filters>) =>
		offer(filter, change, count({ ...query, ...change }));

	if (query.fresh) attempt('fresh', { fresh: false });
	if (query.kinds.length > 0) attempt('kinds', { kinds: [] });
	if (query.telehealth) attempt('telehealth', { telehealth: false });
	if (query.assistance.length > 0) {
		const one = query.assistance.some((help) =>
			attempt('assistance', { assistance: query.assistance.filter((other) => other !== help) })
		);
		if (!one && query.assistance.length > 1) attempt('assistance', { assistance: [] });
	}
	if (query.payer && query.coverage === 'confirmed') {
		attempt('coverage', { coverage: 'accepted' });
	}
	const wider = counts.radius.find(
		({ radius, total }) => (radius ?? Infinity) > (query.radius ?? Infinity) && total > 0
	);
	if (query.place && wider) offer('radius', { radius: wider.radius }, wider.total);
	if (query.payer && query.coverage !== 'any') attempt('coverage', { coverage: 'any' });
	if (query.routes.length > 0) attempt('routes', { routes: [] });
	if (query.language) attempt('language', { language: null });
	if (query.age) attempt('age', { age: null });
	if (query.payer) attempt('payer', { payer: null });
	if (!query.referrals) offer('referrals', { referrals: true }, counts.referrals);
	return found;
}
