import { m } from '#lib/paraglide/messages.js';
import { WEEKDAYS, weekdayName } from '#lib/clinics/record/open-hours.ts';
import { PAYERS } from '#lib/clinics/record/vocabulary.ts';
import { serviceField } from '#lib/clinics/record/fields.ts';
import { fieldName } from '#lib/clinics/words/field-words.ts';
import { payerLabel } from './form-state.ts';
import {
	dayNames,
	intakeNames,
	minutesName,
	MOST_PHONES,
	MOST_PLANS,
	OFFERS,
	planNames,
	rowNames,
	statesName,
	type Offer
} from './names.ts';

/**
 * Errors as a list above the form has to tell them: where a form asks the same of several payers,
 * plans, phones or days, each says of which it speaks.
 */
export function withPlaces(errors: Record<string, string>): Record<string, string> {
	const places = new Map<string, string>();
	const put = (place: string, names: readonly string[]) => {
		for (const name of names) if (errors[name]) places.set(name, place);
	};
	for (const offer of OFFERS) {
		const title = fieldName(serviceField(offer));
		put(title, [statesName(offer), minutesName(offer)]);
		for (const { words, names } of rowsOf(offer)) put(`${title}, ${words()}`, names);
	}
	for (let row = 0; row < MOST_PHONES; row++) {
		put(m.update_intake_number({ number: row + 1 }), Object.values(intakeNames(row)));
	}
	for (const day of WEEKDAYS) {
		const { kind, spans } = dayNames(day);
		const name = weekdayName(day);
		const words = name.charAt(0).toUpperCase() + name.slice(1);
		put(words, [kind, ...spans.flatMap(({ from, to }) => [from, to])]);
	}
	return Object.fromEntries(
		Object.entries(errors).map(([name, message]) => {
			const place = places.get(name);
			return [name, place ? m.update_error_at({ place, message }) : message];
		})
	);
}

/** The rows of a treatment: a payer each, then a plan or state each. */
function rowsOf(offer: Offer) {
	const payers = PAYERS.map((payer) => ({
		words: () => payerLabel(payer),
		names: Object.values(rowNames(offer, payer))
	}));
	const plans = Array.from({ length: MOST_PLANS }, (_, row) => ({
		words: () => m.update_plan_number({ number: row + 1 }),
		names: Object.values(planNames(offer, row))
	}));
	return [...payers, ...plans];
}
