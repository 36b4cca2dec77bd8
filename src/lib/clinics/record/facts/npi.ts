import { m } from '#lib/paraglide/messages.js';
import { isNpi } from '../npi.ts';
import type { Zod } from '../zod.ts';
import { line } from './answers.ts';
import type { PlainFact } from './fact.ts';

/** Its National Provider Identifier, by which insurers know it. */
export const npi = {
	...line({ read: readNpi, wrong: m.update_error_npi }),
	schema: (z: Zod) =>
		z
			.string()
			.regex(/^\d{10}$/)
			.optional(),
	vouchedBy: { phrase: m.clinic_fact_npi },
	imported: true,
	label: m.clinic_npi,
	page: 'if_said',
	risk: 'normal',
	section: 'place',
	question: {
		name: 'npi',
		label: m.update_npi,
		hint: m.update_npi_hint,
		example: '1234567893',
		autocomplete: 'off',
		inputmode: 'numeric'
	}
} satisfies PlainFact;

function readNpi(line: string): string | null {
	const digits = line.replace(/[\s-]/g, '');
	return isNpi(digits) ? digits : null;
}
