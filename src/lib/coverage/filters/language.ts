import { LANGUAGES, type Language } from '#lib/clinics/record/vocabulary.ts';
import { languageName } from '#lib/clinics/record/vocabulary-words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { FilterWords } from './filter.ts';
import { oneOf } from './kinds.ts';

/** Treats people in this language. */
export const language = oneOf({
	parameter: 'language',
	options: LANGUAGES,
	looksAt: { fact: 'languages' },
	cost: 90
});

export const languageWords: FilterWords<Language> = {
	section: 'person',
	label: m.find_language,
	none: m.find_any_language,
	option: languageName,
	loosen: m.loosen_language,
	documentation: m.data_api_language
};
