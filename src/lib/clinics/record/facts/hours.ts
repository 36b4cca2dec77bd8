import { m } from '#lib/paraglide/messages.js';
import { asWritten, type Json } from '../json.ts';
import { hoursInWords } from '../open-hours.ts';
import type { Zod } from '../zod.ts';
import type { PlainFact } from './fact.ts';

/** When it is open, in OpenStreetMap's `opening_hours` syntax (`open-hours.ts`). */
export const hours = {
	schema: (z: Zod) => z.string().min(1).optional(),
	vouchedBy: { phrase: m.clinic_fact_hours },
	imported: true,
	label: m.clinic_hours,
	inWords,
	page: 'apart',
	risk: 'low',
	section: 'hours',
	columns: [{ name: 'hours-text', label: m.update_hours_text, example: 'Mo-Fr 08:00-17:00' }]
} satisfies PlainFact;

/** In words, and as written: two ways to write the same hours are two values. */
function inWords(value: Json): string {
	if (typeof value !== 'string') return asWritten(value);
	const words = hoursInWords(value).join('; ');
	return words === value ? value : m.field_hours({ words, syntax: value });
}
