import { m } from '#lib/paraglide/messages.js';
import { packSome } from '../packed-value.ts';
import { LANGUAGES } from '../vocabulary.ts';
import { languageName } from '../vocabulary-words.ts';
import { someOf, packedFact } from './answers.ts';

/** Languages of treatment besides English. */
export const languages = packedFact(someOf(LANGUAGES, languageName), {
	vouchedBy: { phrase: m.clinic_fact_languages },
	imported: true,
	label: m.clinic_languages,
	page: 'about',
	risk: 'normal',
	section: 'patients',
	question: { name: 'languages', hint: m.update_languages_hint, example: 'es' }
});

/** How it is packed, apart from its words. */
export const languagesBits = packSome(LANGUAGES);
