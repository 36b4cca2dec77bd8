import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { parsePhone } from '#lib/clinics/record/contact/parse-phone.ts';
import { m } from '#lib/paraglide/messages.js';
import { plainText } from '#lib/submissions/forms/plain-text.ts';
import type { FormErrors } from '#lib/submissions/forms/form-text.ts';

/** What is asked first of a clinic to add: enough to see whether it is listed already. */
export const START_FIELDS = ['name', 'place', 'phone'] as const;

/** What was typed, as it was typed. */
export type Start = Record<(typeof START_FIELDS)[number], string>;

const LONGEST = 200;

/** What an address of the page says; null: nothing was asked yet. */
export function startIn(parameters: URLSearchParams): Start | null {
	if (!parameters.has('name')) return null;
	const text = (name: string) =>
		plainText(parameters.get(name) ?? '')
			.replace(/\s+/gu, ' ')
			.slice(0, LONGEST)
			.trim();
	return { name: text('name'), place: text('place'), phone: text('phone') };
}

/** The same as the part of an address after its `?`. */
export const startQuery = (start: Start): string => new URLSearchParams(start).toString();

/**
 * What is wrong with what was typed.
 *
 * @param isKnown whether we know the place
 */
export function wrongInStart({ name, place, phone }: Start, isKnown: boolean): FormErrors {
	return {
		...(!name && { name: m.submissions_add_name_missing() }),
		...(!isKnown && {
			place: place ? m.submissions_add_place_unknown() : m.submissions_add_place_missing()
		}),
		...(phone && !parsePhone(phone) && { phone: m.submissions_phone_wrong() })
	};
}

/** Where a clinic is, as far as its town or ZIP tells. */
export type Located = Pick<Clinic['address'], 'city' | 'state' | 'zip'>;

/** What the whole form is filled with. */
export function startValues(
	{ name, phone }: Start,
	located: Located | null
): Record<string, string> {
	const parsed = parsePhone(phone);
	const values = {
		name,
		phone: parsed ? parsed.number.slice(2) : phone,
		extension: parsed?.extension ?? '',
		...located
	};
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
