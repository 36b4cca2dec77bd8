import { m } from '#lib/paraglide/messages.js';
import { asWritten } from '../json.ts';
import type { Zod } from '../zod.ts';
import type { PlainFact } from './fact.ts';

/** The page that tells most about the place. */
export const website = {
	schema: (z: Zod) => z.url({ protocol: /^https?$/ }).optional(),
	inWords: asWritten,
	answer: { kind: 'web_address' },
	vouchedBy: { phrase: m.clinic_fact_website },
	imported: true,
	label: m.clinic_website,
	page: 'apart',
	// An address at the listed website proves that someone speaks for the clinic.
	risk: 'high',
	section: 'contact',
	question: {
		name: 'website',
		hint: m.update_website_hint,
		example: 'https://example.org',
		autocomplete: 'url',
		inputmode: 'url'
	}
} satisfies PlainFact;
