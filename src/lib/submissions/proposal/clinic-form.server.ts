import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readOsmHours } from '#lib/clinics/record/hours-syntax.server.ts';
import { isLikelySlip, weekFromOsm } from '#lib/clinics/record/open-hours.ts';
import { m } from '#lib/paraglide/messages.js';
import { FIELD_NAMES, readClinicForm, type ClinicFormReading } from './clinic-form.ts';
import type { Fields } from '#lib/clinics/record/fields.ts';
import { textOf } from '#lib/submissions/forms/names.ts';
import { checkPosition } from './position-check.server.ts';

/**
 * As `readClinicForm`, with what only the server can tell: the position (checked, or the ZIP's
 * centre), and whether hours in OpenStreetMap's syntax can be read.
 */
export async function readWholeForm(
	form: FormData,
	base: Clinic | null
): Promise<ClinicFormReading> {
	const reading = readClinicForm(form, base);
	if (reading.fields.listing === 'closed') return reading;
	const isText = textOf(reading.values, 'hours-as') === 'text';
	const hours = isText ? checkHours(reading.fields, base) : { ...reading, errors: {} };
	const errors = { ...hours.errors, ...reading.errors };
	// Where the address itself is wrong, there is nothing to check it against.
	if (['street', 'city', 'state', 'zip', 'latitude', 'longitude'].some((name) => errors[name])) {
		return { ...reading, errors: inOrder(errors) };
	}
	const placed = await checkPosition(hours.fields, base);
	return { ...reading, fields: placed.fields, errors: inOrder({ ...errors, ...placed.errors }) };
}

function checkHours(
	fields: Fields,
	base: Clinic | null
): { fields: Fields; errors: Record<string, string> } {
	const { hours } = fields;
	if (typeof hours !== 'string' || hours === base?.hours) return { fields, errors: {} };
	const read = weekFromOsm(hours) ? hours : readOsmHours(hours);
	if (!read) return { fields, errors: { 'hours-text': m.update_error_hours_syntax() } };
	if (isLikelySlip(read, hours)) {
		return { fields, errors: { 'hours-text': m.update_error_hours_slip({ hours: read }) } };
	}
	return { fields: { ...fields, hours: read }, errors: {} };
}

/** As the fields stand in the form, which is how people go through a list of errors. */
function inOrder(errors: Record<string, string>): Record<string, string> {
	const place = ([name]: [string, string]) => FIELD_NAMES.indexOf(name);
	return Object.fromEntries(Object.entries(errors).toSorted((a, b) => place(a) - place(b)));
}
