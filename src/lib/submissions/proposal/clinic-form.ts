import { attestedByClinic } from '#lib/clinics/record/provenance/provenance.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { applyChanges, InvalidChange } from '#lib/clinics/record/apply.ts';
import { changesBetween } from '#lib/clinics/record/change.ts';
import { fieldsOf, type Fields } from '#lib/clinics/record/fields.ts';
import { askedValues, readAsked } from '#lib/submissions/forms/asked-facts.ts';
import { byHandValues, readByHand } from '#lib/submissions/forms/by-hand.ts';
import { textOf, valuesOf, type Values } from '#lib/submissions/forms/names.ts';
import { Reading } from '#lib/submissions/forms/reading.ts';
import { NOTE_LENGTH } from './submission.ts';

export { FIELD_NAMES, type Values } from '#lib/submissions/forms/names.ts';

/** A form that was read. `errors`: what is wrong, in the page's language, by the field's name. */
export interface ClinicFormReading {
	/** What the clinic would say: only to be used when there are no errors. */
	fields: Fields;
	/** What was typed, as it was typed. */
	values: Values;
	errors: Record<string, string>;
}

/** What the form is filled with. null: a clinic that isn't listed yet. */
export function formValues(clinic: Clinic | null): Values {
	if (!clinic) return {};
	const values: Values = { ...askedValues(clinic), ...byHandValues(clinic) };
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));
}

/**
 * Reads a form of every field that a clinic has. Two things it leaves to the server: a position
 * without a pin (then `fields` has none), and hours written in OpenStreetMap's syntax.
 *
 * @param base the clinic that the form was filled from: what wasn't touched stays exactly as it is
 */
export function readClinicForm(form: FormData, base: Clinic | null): ClinicFormReading {
	const values = valuesOf(form);
	const it = new Reading(values);
	if (textOf(values, 'note').length > NOTE_LENGTH) {
		it.fail('note', m.update_error_long({ length: NOTE_LENGTH }));
	}
	if (base && it.ticked('closed')) {
		return { fields: { ...fieldsOf(base), listing: 'closed' }, values, errors: it.errors };
	}
	const fields: Fields = {
		listing: 'open',
		...readAsked(it, base),
		...readByHand(it, base)
	};
	if (Object.keys(it.errors).length === 0 && !fits(fields, base)) {
		it.fail('', m.update_error_other());
	}
	return { fields, values, errors: it.errors };
}

/** Whether the schema takes the result: it has the last word, should the form know less than it. */
function fits(fields: Fields, base: Clinic | null): boolean {
	const placed = { position: { latitude: 0, longitude: 0, precision: 'zip' }, ...fields };
	try {
		const changes = changesBetween(fieldsOf(base), placed);
		applyChanges(base, 'unlisted', changes, attestedByClinic(null));
		return true;
	} catch (error) {
		if (error instanceof InvalidChange) return false;
		throw error;
	}
}
