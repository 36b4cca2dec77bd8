import type { PlainFact } from '#lib/clinics/record/facts/fact.ts';
import type { Json } from '#lib/clinics/record/json.ts';
import { isSaid } from '#lib/clinics/record/provenance/stated.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a place says of a fact, standing alone: "Adults (26–64)", "Yes". Else: "Not reported". */
export function factInWords(
	{ inWords }: Pick<PlainFact, 'inWords'>,
	value: Json | undefined
): string {
	if (value === undefined || !isSaid(value)) return m.clinic_not_reported();
	const words = inWords(value);
	return words.charAt(0).toUpperCase() + words.slice(1);
}
