import { m } from '#lib/paraglide/messages.js';
import { OPERATORS } from '../vocabulary.ts';
import { operatorName } from '../vocabulary-words.ts';
import { maybeOneOf } from './answers.ts';
import type { PlainFact } from './fact.ts';

/** Who runs it. */
export const operator = {
	...maybeOneOf(OPERATORS, operatorName),
	vouchedBy: 'kind',
	imported: true,
	label: m.clinic_operator,
	page: 'about',
	risk: 'normal',
	section: 'place',
	question: { name: 'operator', hint: m.update_operator_hint }
} satisfies PlainFact;
