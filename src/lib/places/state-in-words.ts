import { getLocale } from '#lib/paraglide/runtime.js';
import { isStateCode, STATE_CODES, stateName } from './states.ts';

/** The name of a state by its postal code, in the language of the page; what is no code stays as it is. */
export const stateInWords = (code: string): string =>
	isStateCode(code) ? stateName(code, getLocale()) : code;

/** Every state, to choose from. */
export const stateOptions = (): { value: string; words: string }[] =>
	STATE_CODES.map((value) => ({ value, words: stateInWords(value) }));
