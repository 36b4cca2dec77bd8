import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readDirectory } from '#lib/clinics/record/feature.ts';
import { anyText } from '../../../../tests/support/arbitrary-text.ts';
import {
	attestedClinic,
	infusionClinic,
	referralPlace
} from '../../../../tests/support/sample-clinics.ts';
import { changesBetween } from '#lib/clinics/record/change.ts';
import { formValues, readClinicForm, type Values } from '#lib/submissions/proposal/clinic-form.ts';
import { isColumn, kindOfColumn, MORE_COLUMNS, TEMPLATE } from './csv-columns.ts';
import { formOfRow } from './csv-form.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { FIELD_NAMES } from '#lib/submissions/forms/names.ts';

/** What a row would change of a clinic, by field; or what is wrong with it. */
function changed(base: Clinic, row: Record<string, string>) {
	const { form, errors } = formOfRow(new Map(Object.entries(row)), base);
	const reading = readClinicForm(form, base);
	const wrong = { ...reading.errors, ...errors };
	if (Object.keys(wrong).length > 0) return wrong;
	const changes = changesBetween(fieldsOf(base), reading.fields);
	return Object.fromEntries(changes.map(({ field, to }) => [field, to]));
}

const asRow = (values: Values) =>
	Object.fromEntries(Object.entries(values).map(([name, it]) => [name, [it].flat().join(' | ')]));

describe('a row that updates a clinic', () => {
	it.each([infusionClinic, referralPlace, attestedClinic])(
		'changes nothing that it does not say: %#',
		(it) => {
			expect(changed(it, {})).toEqual({});
			expect(changed(it, asRow(formValues(it)))).toEqual({});
		}
	);

	it('says all that a form says, of every 50th clinic of the directory', () => {
		const clinics = readDirectory(readFileSync('data/clinics.geojson', 'utf8'));
		for (let i = 0; i < clinics.length; i += 50) {
			const { form, errors } = formOfRow(
				new Map(Object.entries(asRow(formValues(clinics[i])))),
				null
			);
			const { fields, errors: found } = readClinicForm(form, null);
			expect({ ...errors, ...found }).toEqual({});
			const said = fieldsOf(clinics[i]);
			// A ZIP's centre is put in by the server.
			delete said.position;
			expect(fields).toMatchObject(said);
		}
	});

	it.each<[Record<string, string>, object]>([
		[{ phone: '480 641 1165' }, { phone: { number: '+14806411165' } }],
		[
			{ phone: '480 641 1165', extension: '9' },
			{ phone: { number: '+14806411165', extension: '9' } }
		],
		[{ unit: '-' }, { unit: null }],
		[{ ages: '-' }, { ages: null }],
		[{ ages: 'adults, seniors' }, { ages: ['adults', 'seniors'] }],
		[{ ages: '26–64 | 65 or older' }, { ages: ['adults', 'seniors'] }],
		[{ languages: 'Spanish arabic' }, { languages: ['es', 'ar'] }],
		[{ kind: 'Hospital' }, { kind: 'hospital' }],
		[{ operator: 'Private, non-profit' }, { operator: 'private_nonprofit' }],
		[{ accepting: 'Sí' }, { acceptingNewPatients: true }],
		[{ 'hours-text': 'Mo-Fr 09:00-17:00' }, { hours: 'Mo-Fr 09:00-17:00' }],
		[{ 'payer-medicaid': 'not_accepted' }, { 'payers/medicaid': 'not_accepted' }],
		[{ 'payer-medicaid': 'No' }, { 'payers/medicaid': 'not_accepted' }],
		[{ 'service-iv_infusion-clinic': 'no' }, { 'service/iv_infusion/clinic': null }],
		[{ 'service-esketamine_nasal-clinic': 'Sí' }, { 'service/esketamine_nasal/clinic': {} }],
		[{ closed: 'x' }, { listing: 'closed' }]
	])('says %j', (row, fields) => {
		expect(changed(infusionClinic, row)).toEqual(fields);
	});

	it.each(['AZ', 'az', 'Arizona', 'ARIZONA'])('takes %s for a state', (state) => {
		const { city, zip } = infusionClinic.address;
		expect(changed(infusionClinic, { state, city, zip })).toEqual({});
	});

	it('leaves the pin as it is listed when it moves the door, as the form does', () => {
		const moved = changed(infusionClinic, { street: '9 Elm Street' });
		expect(moved).toEqual({ address: { ...infusionClinic.address, street: '9 Elm Street' } });
		const pinned = { street: '9 Elm Street', latitude: '33.42', longitude: '-111.81' };
		expect(changed(infusionClinic, pinned)).toMatchObject({
			position: { latitude: 33.42, longitude: -111.81, precision: 'address' }
		});
	});

	it('gives a street to a place that had none', () => {
		expect(changed(referralPlace, { street: '9 Elm Street' })).toMatchObject({
			address: { street: '9 Elm Street' }
		});
	});

	it.each<[Record<string, string>, string]>([
		[{ 'service-iv_infusion-clinic': 'maybe' }, 'service-iv_infusion-clinic'],
		[{ ages: 'grown-ups' }, 'ages'],
		[{ phone: '12' }, 'phone'],
		[{ name: '-' }, 'name']
	])('is refused: %j', (row, name) => {
		expect(Object.keys(changed(infusionClinic, row))).toEqual([name]);
	});
});

it('A row never breaks its reader, whatever is in its cells.', () => {
	const anyRow = fc.dictionary(
		fc.constantFrom(...FIELD_NAMES, ...TEMPLATE.map(({ name }) => name)),
		fc.oneof(anyText(20), fc.constantFrom('-', 'yes', 'no', 'accepted', '90'))
	);
	fc.assert(
		fc.property(anyRow, fc.constantFrom(null, infusionClinic, attestedClinic), (row, base) => {
			const { form } = formOfRow(new Map(Object.entries(row)), base);
			expect(readClinicForm(form, base)).toHaveProperty('errors');
		}),
		{ numRuns: 500 }
	);
}, 60_000);

it('The columns that are explained are columns.', () => {
	const all = [...TEMPLATE, ...MORE_COLUMNS];
	expect(all.filter(({ name }) => !isColumn(name))).toEqual([]);
	for (const { name, label, accepts, example } of all) {
		expect(label()).not.toBe('');
		expect(accepts?.kind === 'tick').toBe(kindOfColumn(name) === 'tick');
		expect(accepts?.kind === 'several').toBe(kindOfColumn(name) === 'several');
		if (example) expect(example).not.toMatch(/^[=+@]/);
	}
});
