import type { FactChange, Risk } from './fact.ts';

/** The risk of changing mere words: low while only their spelling does. */
export function riskOfWords({ from, to }: FactChange): Risk {
	if (typeof from !== 'string' || typeof to !== 'string') return 'normal';
	return lettersIn(from) === lettersIn(to) && numbersIn(from) === numbersIn(to) ? 'low' : 'normal';
}

/** Without case, accents, spaces and punctuation. */
const lettersIn = (text: string) =>
	text
		.normalize('NFKD')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toLowerCase();

const numbersIn = (text: string) => (text.match(/\p{N}+/gu) ?? []).join(' ');
