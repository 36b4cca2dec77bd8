import { m } from '#lib/paraglide/messages.js';
import { packSome } from '../packed-value.ts';
import { ASSISTANCE } from '../vocabulary.ts';
import { assistanceName } from '../vocabulary-words.ts';
import { someOf, packedFact } from './answers.ts';

/** Help with paying. */
export const assistance = packedFact(someOf(ASSISTANCE, assistanceName), {
	vouchedBy: { phrase: m.clinic_fact_assistance },
	imported: true,
	label: m.clinic_assistance,
	page: 'about',
	risk: 'normal',
	section: 'payers',
	question: { name: 'assistance', hint: m.update_assistance_hint }
});

/** How it is packed, apart from its words. */
export const assistanceBits = packSome(ASSISTANCE);
