import { FILTER_LABELS } from '#lib/coverage/filters/filter-words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ACCESS_PARAMETERS } from '#lib/access/question/query.ts';

/** How the page calls what its address holds, by the parameters. */
export const PARAMETER_LABELS: Readonly<Record<(typeof ACCESS_PARAMETERS)[number], () => string>> =
	{
		...FILTER_LABELS,
		measure: m.access_measure,
		nth: m.access_nth,
		miles: m.access_miles,
		decay: m.access_decay,
		state: m.access_state,
		county: m.access_county,
		sort: m.find_sort,
		at: m.access_map_heading,
		next: m.access_next,
		unit: m.find_unit,
		add: m.access_what_if,
		close: m.access_closed
	};
