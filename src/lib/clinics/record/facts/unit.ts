import { m } from '#lib/paraglide/messages.js';
import { line } from './answers.ts';
import type { PlainFact } from './fact.ts';
import { riskOfWords } from './risk-of-words.ts';

/** Part of a larger organisation, or the name of this site. */
export const unit = {
	...line(),
	vouchedBy: 'name',
	imported: true,
	label: m.field_unit,
	page: 'apart',
	risk: riskOfWords,
	section: 'place',
	question: {
		name: 'unit',
		label: m.update_unit,
		hint: m.update_unit_hint,
		example: 'Interventional Psychiatry'
	}
} satisfies PlainFact;
