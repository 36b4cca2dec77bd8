import { m } from '#lib/paraglide/messages.js';
import type { Zod } from '../zod.ts';
import { line } from './answers.ts';
import type { PlainFact } from './fact.ts';
import { riskOfWords } from './risk-of-words.ts';

/** What people know the place by. */
export const name = {
	...line(),
	schema: (z: Zod) => z.string().min(1),
	vouchedBy: { phrase: m.clinic_fact_name },
	imported: true,
	label: m.field_name,
	page: 'apart',
	risk: riskOfWords,
	section: 'place',
	question: {
		name: 'name',
		label: m.update_name,
		hint: m.update_name_hint,
		missing: m.update_error_name,
		example: 'Desert Mind Clinic',
		autocomplete: 'organization'
	}
} satisfies PlainFact;
