import { chosenOf, speaks } from './clinic-filters.ts';
import {
	EACH_FILTER,
	EACH_FILTER_WORDS,
	FILTER_KEYS,
	FILTER_WORDS,
	type ClinicFilters,
	type FilterKey,
	type FilterParameter
} from './index.ts';

/** How forms call the filters, by their parameters. */
export const FILTER_LABELS = Object.fromEntries(
	FILTER_KEYS.map((key) => [EACH_FILTER[key].parameter, FILTER_WORDS[key].label])
) as Record<FilterParameter, () => string>;

/** A change to one filter, as something to press: "Any age". */
export function looseningWords(
	filter: FilterKey,
	change: Partial<ClinicFilters>,
	filters: ClinicFilters
): string {
	const to = chosenOf({ ...filters, ...change }, filter);
	return EACH_FILTER_WORDS[filter].loosen({ to, payer: filters.payer });
}

/** What is asked of clinics: of each filter that says anything, its label and what is chosen. */
export function chosenWords(filters: ClinicFilters): { label: string | null; chosen: string[] }[] {
	return FILTER_KEYS.filter((key) => speaks(filters, key))
		.map((key) => {
			const { label, option, none, section } = EACH_FILTER_WORDS[key];
			const chosen = chosenOf(filters, key).map((one) => option[one]());
			if (chosen.length === 0 && section === 'basics' && none) chosen.push(none());
			// What is switched on says it all.
			return { label: EACH_FILTER[key].kind === 'switch' ? null : label(), chosen };
		})
		.filter(({ chosen }) => chosen.length > 0);
}

/** What a filter's parameter does, for those who write programs. */
export function documentationOf(key: FilterKey): string {
	return EACH_FILTER_WORDS[key].documentation({ values: EACH_FILTER[key].options.join(', ') });
}
