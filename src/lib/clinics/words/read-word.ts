import { locales } from '#lib/paraglide/runtime.js';
import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	OPERATORS,
	PAYERS
} from '#lib/clinics/record/vocabulary.ts';
import {
	ageName,
	assistanceName,
	kindName,
	languageName,
	operatorName,
	payerName,
	payerPhrase,
	type Names
} from '#lib/clinics/record/vocabulary-words.ts';

/**
 * Makes a reader of words as people write them: by their code or their name in any of our languages,
 * in any case, whatever stands between letters and digits.
 *
 * @returns undefined: it is none of the words
 */
export function wordReader<Word extends string>(
	words: readonly Word[],
	...names: Names<Word>[]
): (text: string) => Word | undefined {
	let byKey: Map<string, Word> | undefined;
	return (text) => {
		byKey ??= new Map(
			words.flatMap((word) => waysToWrite(word, names).map((way) => [keyOf(way), word]))
		);
		return byKey.get(keyOf(text));
	};
}

/** Code and names of a word. */
export function waysToWrite<Word extends string>(
	word: Word,
	names: readonly Names<Word>[]
): string[] {
	return [word, ...names.flatMap((it) => locales.map((locale) => it[word]({}, { locale })))];
}

export const readKind = wordReader(FACILITY_KINDS, kindName);
export const readOperator = wordReader(OPERATORS, operatorName);
export const readAge = wordReader(AGE_GROUPS, ageName);
export const readLanguage = wordReader(LANGUAGES, languageName);
export const readAssistance = wordReader(ASSISTANCE, assistanceName);
export const readPayer = wordReader(PAYERS, payerName, payerPhrase);

const YES = new Set(['yes', 'y', 'true', '1', 'x', 'si', 's']);
const NO = new Set(['no', 'n', 'false', '0']);

/** Yes or no, as people write it in English or Spanish; undefined: neither. */
export function readYesNo(text: string): boolean | undefined {
	const word = keyOf(text);
	if (YES.has(word)) return true;
	return NO.has(word) ? false : undefined;
}

const readAnswer = wordReader(['accepted', 'not_accepted']);

/** Whether a payer is taken: by its word, or by yes and no. */
export function readTaken(text: string): 'accepted' | 'not_accepted' | undefined {
	const answer = readYesNo(text);
	if (answer === undefined) return readAnswer(text);
	return answer ? 'accepted' : 'not_accepted';
}

/** Letters and digits alone, without case and accents. */
function keyOf(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}
