import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clinic as schema, type Clinic } from '#lib/clinics/record/clinic.ts';
import { readDirectory } from '#lib/clinics/record/feature.ts';
import { anyClinics, anyPoint } from '../../../../tests/support/arbitrary-clinics.ts';
import { runs } from '../../../../tests/support/effort.ts';
import {
	attestedClinic,
	infusionClinic,
	referralPlace
} from '../../../../tests/support/sample-clinics.ts';
import { FIELD_NAMES, formValues, readClinicForm, type Values } from './clinic-form.ts';
import { applyChanges } from '#lib/clinics/record/apply.ts';
import { changesBetween } from '#lib/clinics/record/change.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';

function formOf(values: Values): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(values)) {
		for (const text of [value].flat()) form.append(name, text);
	}
	return form;
}

/** What a clinic's form gives when some fields are typed anew. */
function typed(clinic: Clinic, values: Values) {
	return readClinicForm(formOf({ ...formValues(clinic), ...values }), clinic);
}

function expectUntouched(clinic: Clinic) {
	const { fields, errors } = typed(clinic, {});
	expect(errors).toEqual({});
	expect(changesBetween(fieldsOf(clinic), fields)).toEqual([]);
}

const told: Clinic = schema.parse({
	...attestedClinic,
	hours: 'Mo-Fr 08:00-12:00,13:00-17:00; Sa "by appointment"',
	website: 'http://riverbend.example.org/clinic?a=b',
	npi: '1234567893',
	acceptingNewPatients: false,
	intakePhones: [{ number: '+18015550123' }, { number: '+18015550123', extension: '7' }],
	statements: [
		...attestedClinic.statements,
		{
			source: 'clinic',
			level: 'self_attested',
			checkedAt: '2026-11-01',
			facts: ['hours', 'website', 'npi', 'acceptingNewPatients']
		}
	]
});

describe('a form that nobody touched', () => {
	it.each([infusionClinic, referralPlace, attestedClinic, told])('changes nothing of %#', (it) => {
		expectUntouched(it);
	});

	it('changes nothing of any clinic in the directory', { timeout: 60_000 }, () => {
		const clinics = readDirectory(readFileSync('data/clinics.geojson', 'utf8'));
		expect(clinics.length).toBeGreaterThan(8000);
		for (const it of clinics) expectUntouched(it);
	});

	it('changes nothing of clinics that nobody thought of', () => {
		fc.assert(
			fc.property(anyClinics(anyPoint, 3), (clinics) => {
				const covered = clinics.map((it) => schema.parse(it));
				for (const it of covered) expectUntouched(it);
			})
		);
	});

	it('holds only fields that it knows', () => {
		expect(FIELD_NAMES).toEqual(expect.arrayContaining(Object.keys(formValues(told))));
		expect(new Set(FIELD_NAMES).size).toBe(FIELD_NAMES.length);
	});
});

describe('what is typed', () => {
	it('becomes what the schema wants', () => {
		const { fields, errors } = typed(infusionClinic, {
			phone: '801 555-0199 x4',
			extension: '',
			zip: '85203-1234',
			website: 'desertmind.example.com',
			name: '  Desert   Mind ',
			accepting: 'no',
			npi: '1234567893',
			latitude: '33.4200001',
			languages: ['ar', 'es'],
			'service-oral-home_telehealth': 'yes',
			'service-oral-home_telehealth-states': 'utah, Nuevo México; WY ID'
		});
		expect(errors).toEqual({});
		expect(fields).toMatchObject({
			phone: { number: '+18015550199', extension: '4' },
			address: { zip: '85203' },
			website: 'https://desertmind.example.com',
			name: 'Desert Mind',
			acceptingNewPatients: false,
			npi: '1234567893',
			position: { latitude: 33.42, longitude: -111.8057, precision: 'address' },
			languages: ['es', 'ar'],
			'service/oral/home_telehealth': { statesServed: ['UT', 'NM', 'WY', 'ID'] }
		});
	});

	it('is the same in any case, by code or by name', () => {
		const ways: [string, string[], unknown][] = [
			['state', ['AZ', 'Arizona'], { address: { state: 'AZ' } }],
			['kind', ['outpatient', 'Outpatient'], { kind: 'outpatient' }],
			['accepting', ['no', 'false'], { acceptingNewPatients: false }],
			['payer-medicaid', ['accepted', 'yes'], { 'payers/medicaid': 'accepted' }],
			['street-withheld', ['no', 'false'], { address: { street: infusionClinic.address.street } }]
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...ways).chain(([name, texts, read]) =>
					fc
						.constantFrom(...texts)
						.chain((text) => fc.mixedCase(fc.constant(text)))
						.map((text) => ({ name, text, read }))
				),
				({ name, text, read }) => {
					const { fields, errors } = typed(infusionClinic, { [name]: ` ${text} ` });
					expect(errors).toEqual({});
					expect(fields).toMatchObject(read as object);
				}
			)
		);
	});

	it('has no characters in it that nobody sees', () => {
		const name = 'Desert\u200B Mind \u202Egro.elpmaxe\u202C';
		const { fields } = typed(infusionClinic, { name, city: '\u200EMesa\u2066' });
		expect(fields).toMatchObject({ name: 'Desert Mind gro.elpmaxe', address: { city: 'Mesa' } });
	});

	it('may say nothing any more', () => {
		const { fields, errors } = typed(told, {
			phone: '',
			extension: '',
			website: ' ',
			'hours-as': '',
			accepting: '',
			ages: [],
			'payer-medicare': '',
			'service-esketamine_nasal-clinic': ''
		});
		expect(errors).toEqual({});
		for (const field of ['phone', 'website', 'hours', 'acceptingNewPatients', 'ages'])
			expect(fields).not.toHaveProperty(field);
		expect(Object.keys(fields).join()).not.toMatch(/esketamine|payers\/medicare/);
	});

	it('is one week, however it was written before', () => {
		const { fields } = typed(told, { 'hours-Sa': 'closed', 'hours-holidays': 'yes' });
		expect(fields.hours).toBe('Mo-Fr 08:00-12:00,13:00-17:00; PH off');
	});

	it('leaves the position to the server when the pin is taken away or the ZIP is another', () => {
		expect(typed(infusionClinic, { latitude: '', longitude: '' }).fields).not.toHaveProperty(
			'position'
		);
		expect(typed(referralPlace, { zip: '95502' }).fields).not.toHaveProperty('position');
		expect(typed(referralPlace, {}).fields.position).toEqual(referralPlace.position);
	});

	it('reads no pin of a place that withholds its street', () => {
		const { fields, errors } = typed(infusionClinic, { street: '', 'street-withheld': 'yes' });
		expect(errors).toEqual({});
		expect(fields).toMatchObject({ address: { street: null } });
		expect(fields).not.toHaveProperty('position');
	});

	it('closes the listing and changes nothing else, whatever else is wrong', () => {
		const { fields, errors } = typed(told, { closed: 'yes', name: '' });
		expect(errors).toEqual({});
		expect(changesBetween(fieldsOf(told), fields)).toEqual([
			{ field: 'listing', from: 'open', to: 'closed' }
		]);
	});

	it('may name several plans of one payer', () => {
		const { fields, errors } = typed(told, {
			'plan-esketamine_nasal-clinic-4-payer': 'private',
			'plan-esketamine_nasal-clinic-4-plan': 'Cigna / Open Access',
			'plan-esketamine_nasal-clinic-4-participation': 'in_network',
			'plan-esketamine_nasal-clinic-4-prior': 'required',
			'plan-esketamine_nasal-clinic-4-files': 'no'
		});
		expect(errors).toEqual({});
		expect(fields['coverage/esketamine_nasal/clinic/private/Cigna%20%2F%20Open%20Access']).toEqual({
			participation: 'in_network',
			priorAuthorization: 'required',
			handlesPriorAuthorization: false
		});
	});
});

it('Of a payer who is refused nothing is said of authorization, unless it is listed so.', () => {
	const row = 'coverage-iv_infusion-clinic-medicaid';
	const { fields, errors } = typed(infusionClinic, {
		[`${row}-participation`]: 'not_accepted',
		[`${row}-prior`]: 'required',
		[`${row}-files`]: 'yes'
	});
	expect(errors).toEqual({});
	expect(fields['coverage/iv_infusion/clinic/medicaid']).toEqual({
		participation: 'not_accepted',
		priorAuthorization: null,
		handlesPriorAuthorization: null
	});
});

describe('what is wrong', () => {
	const wrong: Values = {
		name: ' ',
		kind: 'palace',
		street: '',
		city: '',
		state: 'XX',
		zip: '8520',
		latitude: 'north',
		longitude: '',
		phone: '555-0100',
		extension: 'front desk',
		'intake-0-extension': '3',
		website: 'javascript:alert(1)',
		npi: '1234567890',
		ages: ['old'],
		'hours-as': 'week',
		'hours-Mo': 'open',
		'hours-Tu': 'open',
		'hours-Tu-from': '9:00',
		'hours-Tu-to': '9 am',
		'service-oral-home_visit': 'yes',
		'service-esketamine_nasal-clinic': 'yes',
		'service-esketamine_nasal-clinic-minutes': '90',
		'service-sublingual-clinic': 'yes',
		'service-sublingual-clinic-states': 'Atlantis',
		'coverage-iv_infusion-clinic-medicaid-participation': 'in_network',
		'coverage-iv_infusion-clinic-va-prior': 'required',
		'plan-esketamine_nasal-clinic-0-plan': 'Gold',
		'plan-esketamine_nasal-clinic-1-payer': 'private'
	};

	it('is said once of a day that is open at no time', () => {
		const { errors } = typed(infusionClinic, { 'hours-as': 'week', 'hours-Mo': 'open' });
		expect(Object.keys(errors)).toEqual(['hours-Mo-from', 'hours-Mo-to']);
	});

	it('is asked about when a day ends before it begins, unless it goes on past midnight', () => {
		const late = {
			'hours-as': 'week',
			'hours-Mo': 'open',
			'hours-Mo-from': '6 PM',
			'hours-Mo-to': '9 AM',
			'hours-Tu': 'open',
			'hours-Tu-from': '9 AM',
			'hours-Tu-to': '12 AM'
		};
		const { errors } = typed(infusionClinic, late);
		expect(errors).toEqual({ 'hours-Mo-to': expect.stringMatching(/AM and PM.*past midnight/) });
		const meant = typed(infusionClinic, { ...late, 'hours-overnight': 'yes' });
		expect(meant.errors).toEqual({});
		expect(meant.fields.hours).toBe('Mo 18:00-09:00; Tu 09:00-24:00');
		const listed = { ...infusionClinic, hours: 'Mo 18:00-02:00' };
		expect(typed(listed, {})).toMatchObject({ errors: {}, fields: { hours: listed.hours } });
	});

	it('is said of one plan that is listed twice, however it is written', () => {
		const plan = (row: number, name: string) => ({
			[`plan-esketamine_nasal-clinic-${row}-payer`]: 'private',
			[`plan-esketamine_nasal-clinic-${row}-plan`]: name,
			[`plan-esketamine_nasal-clinic-${row}-participation`]: 'in_network'
		});
		const { errors } = typed(attestedClinic, { ...plan(5, 'Gold PPO'), ...plan(6, 'gold ppo') });
		expect(Object.keys(errors)).toEqual(['plan-esketamine_nasal-clinic-6-plan']);
	});

	it('is said of two openings of a day that overlap, unless they are listed so', () => {
		const twice = {
			'hours-as': 'week',
			'hours-Mo': 'open',
			'hours-Mo-from': '08:00',
			'hours-Mo-to': '12:00',
			'hours-Mo-from-2': '11:00',
			'hours-Mo-to-2': '17:00'
		};
		const { errors } = typed(infusionClinic, twice);
		expect(errors).toEqual({ 'hours-Mo-from-2': expect.stringMatching(/before the first/) });
		const listed = { ...infusionClinic, hours: 'Mo 08:00-12:00,11:00-17:00' };
		expect(typed(listed, {}).errors).toEqual({});
	});

	it('is said of every field at once, beside the field', () => {
		const { errors, values } = typed(infusionClinic, wrong);
		expect(Object.keys(errors).sort()).toEqual(
			[
				'name',
				'kind',
				'street',
				'city',
				'state',
				'zip',
				'latitude',
				'longitude',
				'phone',
				'extension',
				'intake-0-number',
				'website',
				'npi',
				'ages',
				'hours-Mo-from',
				'hours-Mo-to',
				'hours-Tu-to',
				'service-oral-home_visit-states',
				'service-esketamine_nasal-clinic-minutes',
				'service-sublingual-clinic-states',
				'coverage-iv_infusion-clinic-medicaid-evidence',
				'coverage-iv_infusion-clinic-va-participation',
				'plan-esketamine_nasal-clinic-0-payer',
				'plan-esketamine_nasal-clinic-1-plan',
				'plan-esketamine_nasal-clinic-1-participation'
			].sort()
		);
		expect(values).toMatchObject({ phone: '555-0100', extension: 'front desk', npi: '1234567890' });
	});

	it('never throws, and what has no error fits the schema', { timeout: 120_000 }, () => {
		const name = fc.oneof(
			{ weight: 9, arbitrary: fc.constantFrom(...FIELD_NAMES) },
			fc.string({ unit: 'binary' })
		);
		const words = ['yes', 'no', 'open', 'week', 'text', 'in_network', 'private', 'UT', '9', '9 pm'];
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 30 }),
			fc.webUrl(),
			fc.constantFrom(...words, '4805550112', '1234567893', 'off'),
			fc.string({ minLength: 190, maxLength: 2100 })
		);
		const entries = fc.array(fc.tuple(name, text), { maxLength: 40 });
		const base = fc.constantFrom(null, infusionClinic, told);
		fc.assert(
			fc.property(entries, base, fc.boolean(), (sent, clinic, isFilled) => {
				const form = formOf(isFilled ? formValues(clinic) : {});
				for (const [key, value] of sent) form.set(key, value);
				const { fields, errors } = readClinicForm(form, clinic);
				if (Object.keys(errors).length > 0) return;
				const zip = { latitude: 40, longitude: -100, precision: 'zip' };
				const changes = changesBetween(fieldsOf(clinic), { position: zip, ...fields });
				const attested = { source: 'clinic', level: 'self_attested', checkedAt: null } as const;
				expect(() => applyChanges(clinic, 'a-clinic', changes, attested)).not.toThrow();
			}),
			{ numRuns: runs(1000, 10_000) }
		);
	});
});
