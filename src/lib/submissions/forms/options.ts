import type { Answer, AskedFact } from '#lib/clinics/record/facts/fact.ts';
import { m } from '#lib/paraglide/messages.js';

export interface Option {
	value: string;
	words: string;
}

/** Most words to choose from that are shown side by side. */
export const FEW = 4;

/** What there is to choose from; []: it is typed. */
export function choicesOf(answer: Answer): Option[] {
	switch (answer.kind) {
		case 'yes_or_no':
			return [
				{ value: 'yes', words: m.clinic_yes() },
				{ value: 'no', words: m.clinic_no() }
			];
		case 'one':
		case 'several':
			return answer.words.map((value) => ({ value, words: answer.names[value]() }));
		case 'line':
		case 'web_address':
			return [];
	}
}

/** The same, with a way to say nothing. */
export function optionsOf({ answer, question }: AskedFact): Option[] {
	const choices = choicesOf(answer);
	if (answer.kind === 'several' || choices.length === 0) return choices;
	if (question.missing) return [{ value: '', words: m.update_choose() }, ...choices];
	const silent = { value: '', words: m.update_not_said() };
	return choices.length > FEW ? [silent, ...choices] : [...choices, silent];
}
