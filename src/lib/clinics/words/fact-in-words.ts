import { plainFact, type PlainName } from '#lib/clinics/record/facts/index.ts';
import type { Json } from '#lib/clinics/record/json.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a place says of a fact, standing alone: "Adults (26–64)", "Yes". null: "Not reported". */
export function factInWords(fact: PlainName, value: Json): string {
	if (value === null) return m.clinic_not_reported();
	const words = plainFact(fact).inWords(value);
	return words.charAt(0).toUpperCase() + words.slice(1);
}
