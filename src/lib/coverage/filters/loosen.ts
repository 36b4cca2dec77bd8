import { choose, chosenOf, speaks } from './clinic-filters.ts';
import { EACH_FILTER, FILTER_KEYS, type ClinicFilters, type FilterKey } from './index.ts';

// What to change where nothing is found. What gives up least is offered first, by what it costs the
// person: up to 49 extras, from 50 how sure the coverage is, from 80 what they need.

/** What a wider distance costs, beside the costs that filters declare. */
export const WIDER_COST = 60;

/** One change to filters that gives something. */
export interface FilterLoosening {
	filter: FilterKey;
	change: Partial<ClinicFilters>;
	/** Clinics found then. */
	total: number;
	cost: number;
}

/**
 * Each single change to filters that gives something, what costs least first.
 *
 * @param count how many clinics there are with other filters
 * @param enough how many are something
 */
export function loosenFilters(
	filters: ClinicFilters,
	count: (filters: ClinicFilters) => number,
	enough = 1
): FilterLoosening[] {
	return FILTER_KEYS.filter((key) => speaks(filters, key))
		.flatMap((filter) =>
			EACH_FILTER[filter].loosen(chosenOf(filters, filter)).flatMap(({ cost, alternatives }) => {
				for (const chosen of alternatives) {
					const change = choose(filter, chosen);
					const total = count({ ...filters, ...change });
					if (total >= enough) return [{ filter, change, total, cost }];
				}
				return [];
			})
		)
		.sort((a, b) => a.cost - b.cost);
}
