import { m } from '#lib/paraglide/messages.js';
import { packSome } from '../packed-value.ts';
import { ASSISTANCE } from '../vocabulary.ts';
import { assistanceName } from '../vocabulary-words.ts';
import { someOf } from './answers.ts';
import type { PlainFact } from './fact.ts';

/** Help with paying. */
export const assistance = {
	...someOf(ASSISTANCE, assistanceName),
	vouchedBy: { phrase: m.clinic_fact_assistance },
	imported: true,
	label: m.clinic_assistance,
	page: 'about',
	risk: 'normal',
	section: 'payers',
	question: { name: 'assistance', hint: m.update_assistance_hint }
} satisfies PlainFact;

/** How it is packed, apart from its words. */
export const assistanceBits = packSome(ASSISTANCE);
