import { age, ageWords } from './age.ts';
import type { Filter, FilterWords } from './filter.ts';
import { fresh, freshWords } from './fresh.ts';
import { help, helpWords } from './help.ts';
import { kind, kindWords } from './kind.ts';
import { language, languageWords } from './language.ts';
import { coverage, coverageWords, payer, payerWords } from './payer.ts';
import { route, routeWords } from './route.ts';
import { telehealth, telehealthWords } from './telehealth.ts';
import { wheelchair, wheelchairWords } from './wheelchair.ts';

/**
 * What may be asked of clinics, wherever they are: by the finder, the access map and the API. In the
 * order that addresses have.
 */
export const FILTERS = {
	routes: route,
	payer,
	coverage,
	telehealth,
	age,
	language,
	kinds: kind,
	assistance: help,
	fresh,
	wheelchair
};

/** How each of them is shown and said. Apart, so that what only searches does without the texts. */
export const FILTER_WORDS: { [Key in FilterKey]: FilterWords<OptionOf<Key>> } = {
	routes: routeWords,
	payer: payerWords,
	coverage: coverageWords,
	telehealth: telehealthWords,
	age: ageWords,
	language: languageWords,
	kinds: kindWords,
	assistance: helpWords,
	fresh: freshWords,
	wheelchair: wheelchairWords
};

export type FilterKey = keyof typeof FILTERS;
/** The parameter of a filter, by its key. */
export type FilterParameter<Key extends FilterKey = FilterKey> = (typeof FILTERS)[Key]['parameter'];
type OptionOf<Key extends FilterKey> = (typeof FILTERS)[Key]['options'][number];

/** Which clinics are meant: a value for each filter. */
export type ClinicFilters = {
	[Key in FilterKey]: ReturnType<(typeof FILTERS)[Key]['value']>;
};

/** The keys of the filters, in their order. */
export const FILTER_KEYS = Object.keys(FILTERS) as FilterKey[];

// The same, for code that treats all of them alike.
export const EACH_FILTER: { [Key in FilterKey]: Filter<ClinicFilters[Key]> } = FILTERS;
export const EACH_FILTER_WORDS: Record<FilterKey, FilterWords<string>> = FILTER_WORDS;
