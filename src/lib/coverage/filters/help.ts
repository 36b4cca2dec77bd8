import { ASSISTANCE, type Assistance } from '#lib/clinics/record/vocabulary.ts';
import { assistanceName } from '#lib/clinics/record/vocabulary-words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { FilterWords } from './filter.ts';
import { allOf } from './kinds.ts';

/** Helps with paying, in all of these ways. */
export const help = allOf({
	parameter: 'help',
	options: ASSISTANCE,
	looksAt: { fact: 'assistance' },
	cost: 40
});

export const helpWords: FilterWords<Assistance> = {
	section: 'person',
	label: m.find_assistance,
	option: assistanceName,
	loosen: m.loosen_assistance,
	documentation: m.data_api_help
};
