import { m } from '#lib/paraglide/messages.js';
import { packSome } from '../packed-value.ts';
import { AGE_GROUPS } from '../vocabulary.ts';
import { ageName } from '../vocabulary-words.ts';
import { someOf, packedFact } from './answers.ts';

/** Age groups that it treats. */
export const ages = packedFact(someOf(AGE_GROUPS, ageName), {
	vouchedBy: { phrase: m.clinic_fact_ages },
	imported: true,
	label: m.clinic_ages,
	page: 'about',
	risk: 'normal',
	section: 'patients',
	question: {
		name: 'ages',
		label: m.update_ages,
		hint: m.update_ages_hint,
		example: 'adults | seniors'
	}
});

/** How it is packed, apart from its words. */
export const agesBits = packSome(AGE_GROUPS);
