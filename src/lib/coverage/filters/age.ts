import { AGE_GROUPS, type AgeGroup } from '#lib/clinics/record/vocabulary.ts';
import { ageName } from '#lib/clinics/record/vocabulary-words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { FilterWords } from './filter.ts';
import { oneOf } from './kinds.ts';

/** Treats people of this age. */
export const age = oneOf({
	parameter: 'age',
	options: AGE_GROUPS,
	looksAt: { fact: 'ages' },
	cost: 100
});

export const ageWords: FilterWords<AgeGroup> = {
	section: 'person',
	label: m.find_age,
	none: m.find_any_age,
	option: ageName,
	loosen: m.loosen_age,
	documentation: m.data_api_age
};
