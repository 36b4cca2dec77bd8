import { m } from '#lib/paraglide/messages.js';
import type { Zod } from '../zod.ts';
import { eachInWords } from './answers.ts';
import type { PlainFact } from './fact.ts';
import { onePhone, phoneSchema } from './phone.ts';

/** Numbers for new patients, where they differ: each once. None: not reported. */
export const intakePhones = {
	schema: (z: Zod) =>
		z
			.array(phoneSchema(z))
			.refine(
				(list) =>
					new Set(list.map(({ number, extension }) => `${number} ${extension ?? ''}`)).size ===
					list.length,
				'An intake phone is listed twice.'
			)
			.default([]),
	vouchedBy: 'phone',
	imported: true,
	label: m.field_intake_phones,
	inWords: (value) => eachInWords(value, onePhone),
	page: 'apart',
	risk: 'high',
	section: 'contact',
	columns: [{ name: 'intake-0-number', label: m.update_intake }]
} satisfies PlainFact;
