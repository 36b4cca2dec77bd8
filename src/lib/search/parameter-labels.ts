import { FILTER_LABELS } from '#lib/coverage/filters/filter-words.ts';
import { m } from '#lib/paraglide/messages.js';

/** How the finder's form calls what its address holds, by the parameters. */
export const PARAMETER_LABELS: Readonly<Record<string, () => string>> = {
	...FILTER_LABELS,
	radius: m.find_distance,
	referrals: m.find_referrals_label,
	sort: m.find_sort,
	unit: m.find_unit
};
