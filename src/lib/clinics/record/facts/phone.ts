import { m } from '#lib/paraglide/messages.js';
import { asWritten, membersOf, type Json } from '../json.ts';
import { phoneInWords } from '#lib/clinics/record/contact/phone.ts';
import type { Zod } from '../zod.ts';
import type { PlainFact } from './fact.ts';

/** A US number, without its extension and with it. */
export const phoneSchema = (z: Zod) =>
	z.strictObject({
		/** E.164: "+14806411165". */
		number: z.string().regex(/^\+1\d{10}$/),
		extension: z
			.string()
			.regex(/^\d{1,8}$/)
			.optional()
	});

/** The number to call. */
export const phone = {
	schema: (z: Zod) => phoneSchema(z).optional(),
	vouchedBy: { phrase: m.clinic_fact_phone },
	imported: true,
	label: m.clinic_phone,
	inWords: onePhone,
	page: 'apart',
	// A wrong one sends people who need help to someone else.
	risk: 'high',
	section: 'contact',
	columns: [
		{ name: 'phone', label: m.update_phone, example: '(480) 641-1165' },
		{ name: 'extension', label: m.update_extension, example: '12' }
	]
} satisfies PlainFact;

/** A phone in words, or as it was written where it is none. */
export function onePhone(value: Json): string {
	const { number, extension } = membersOf(value);
	if (typeof number !== 'string') return asWritten(value);
	return phoneInWords({ number, ...(typeof extension === 'string' && { extension }) });
}
