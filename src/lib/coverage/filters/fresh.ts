import type { Columns } from '#lib/clinics/columns/columns.ts';
import { FRESH_DAYS, isFresh } from '#lib/clinics/record/provenance/freshness.ts';
import { m } from '#lib/paraglide/messages.js';
import type { FilterWords } from './filter.ts';
import { onOff } from './kinds.ts';

/** Someone checked one of the treatments asked for within 90 days. */
export const fresh = onOff({ parameter: 'fresh', looksAt: null, cost: 10 });

/**
 * Whether clinic `i` offers one of some routes (bits) and someone checked that lately.
 *
 * @param today ISO date
 */
export function freshTest(columns: Columns, today: string): (i: number, routes: number) => boolean {
	const { start, route, provenance } = columns.services;
	const isFreshly = columns.provenances.map(({ checkedAt }) => isFresh(checkedAt, today));
	return (i, routes) => {
		for (let s = start[i]; s < start[i + 1]; s++) {
			if (routes & (1 << route[s]) && isFreshly[provenance[s]]) return true;
		}
		return false;
	};
}

export const freshWords: FilterWords<'1'> = {
	section: 'care',
	label: m.find_fresh_label,
	option: { 1: m.find_fresh },
	loosen: m.loosen_fresh,
	documentation: () => m.data_api_fresh({ days: FRESH_DAYS })
};
