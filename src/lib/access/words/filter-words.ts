import { chosenWords } from '#lib/coverage/filters/filter-words.ts';
import type { ClinicFilters } from '#lib/coverage/filters/index.ts';
import { m } from '#lib/paraglide/messages.js';

/** Each filter and what is chosen of it, for an image that has no form beside it. */
export const filterWords = (filters: ClinicFilters): string[] =>
	chosenWords(filters).map(({ label, chosen }) =>
		label === null ? chosen.join(', ') : m.access_svg_filter({ label, chosen: chosen.join(', ') })
	);
