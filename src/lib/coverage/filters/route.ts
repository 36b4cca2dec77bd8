import { ROUTES, type Route } from '#lib/clinics/record/vocabulary.ts';
import { routeName } from '#lib/clinics/record/vocabulary-words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { FilterWords } from './filter.ts';
import { anyOf } from './kinds.ts';

/** Offers one of these treatments. What else is asked of treatments is asked of these alone. */
export const route = anyOf({ parameter: 'route', options: ROUTES, looksAt: null, cost: 80 });

export const routeWords: FilterWords<Route> = {
	section: 'basics',
	label: m.find_treatment,
	none: m.find_any_treatment,
	option: routeName,
	loosen: m.loosen_routes,
	documentation: m.data_api_route
};
