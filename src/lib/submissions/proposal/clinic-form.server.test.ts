import { expect, it } from 'vitest';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { formValues } from './clinic-form.ts';
import { readWholeForm } from './clinic-form.server.ts';

/** What becomes of hours that are typed as OpenStreetMap writes them. */
function readHours(text: string) {
	const form = new FormData();
	for (const [name, value] of Object.entries(formValues(infusionClinic))) {
		for (const one of [value].flat()) form.append(name, one);
	}
	form.set('hours-as', 'text');
	form.set('hours-text', text);
	return readWholeForm(form, infusionClinic);
}

it('Hours are kept as OpenStreetMap writes them.', async () => {
	const { fields, errors } = await readHours('Mo-Fr 9am-5pm');
	expect(errors).toEqual({});
	expect(fields.hours).toBe('Mo-Fr 09:00-17:00');
});

it('Hours that would send people there at night are asked about, with what they were read as.', async () => {
	for (const text of ['Mo-Fr 9-5', 'weekdays 9 to 5', 'Mo-Fr 09:00-05:00']) {
		const { errors } = await readHours(text);
		expect(errors).toEqual({ 'hours-text': expect.stringMatching(/Mo-Fr 09:00-05:00.*9am-5pm/) });
	}
});
