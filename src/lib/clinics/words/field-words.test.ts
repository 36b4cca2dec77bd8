import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { attestedClinic, infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { coverageField, fieldsOf, type Field, type Json } from '#lib/clinics/record/fields.ts';
import { fieldName, valueInWords } from './field-words.ts';

afterEach(() => overwriteGetLocale(() => 'en'));
overwriteGetLocale(() => 'en');

const told = (fields: ReturnType<typeof fieldsOf>) =>
	(Object.entries(fields) as [Field, Json][]).map(
		([field, value]) => `${fieldName(field)} = ${valueInWords(field, value)}`
	);

describe('a clinic, field by field', () => {
	it('is told in words', () => {
		expect(told(fieldsOf(infusionClinic))).toEqual([
			'In the directory = listed',
			'Name = Desert Mind Clinic',
			'Department or site = Interventional Psychiatry',
			'Address = 1520 East Main Street, Suite 4, Mesa, AZ 85203',
			'Position on the map = 33.41520, -111.80570, at the address',
			'Phone = (480) 555-0112 ext. 12',
			'Kind of place = Outpatient clinic',
			'Run by = Private, for profit',
			'Help with paying = Fees by income (sliding scale)',
			'Ages = 18–25, 26–64, 65 or older',
			'Languages besides English = Spanish, Sign language',
			'Talking therapy by video or phone = yes',
			'Takes Medicare = yes, as a facility',
			'Takes Medicaid = yes, as a facility',
			'Takes private insurance = yes, as a facility',
			'Takes cash or self-payment = yes, as a facility',
			'Ketamine infusion (IV), at the clinic = offered'
		]);
	});

	it('tells treatments and coverage with all that they say', () => {
		const words = told(fieldsOf(attestedClinic));
		expect(words).toContain(
			'Esketamine nasal spray (Spravato), at the clinic = offered; monitored for 120 minutes after a dose'
		);
		expect(words).toContain(
			'Esketamine nasal spray (Spravato), at the clinic: Medicaid, in Utah = in network; prior authorization required; the clinic asks for it'
		);
		expect(words).toContain(
			'Esketamine nasal spray (Spravato), at the clinic: Private insurance, plan “Aetna” = out of network, with a bill to send to the insurer'
		);
		expect(words).toContain(
			'Ketamine lozenge or tablet under the tongue, at home, by telehealth = offered; serves people in Idaho and Utah'
		);
	});

	it('is told in Spanish too', () => {
		overwriteGetLocale(() => 'es');
		const field = coverageField(
			{ route: 'esketamine_nasal', setting: 'clinic' },
			{ payer: 'private', plan: 'Aetna', state: 'NM' }
		);
		expect(fieldName(field)).toBe(
			'Esketamina en aerosol nasal (Spravato), en la clínica: Seguro privado, plan «Aetna», en Nuevo México'
		);
		expect(valueInWords('acceptingNewPatients', false)).toBe('no');
		expect(valueInWords('phone', null)).toBe('no se dice nada');
	});

	it('says of who pays for themselves that they are taken, not that a network has them', () => {
		const row = { participation: 'in_network', priorAuthorization: null };
		const field: Field = 'coverage/iv_infusion/clinic/self_pay';
		expect(valueInWords(field, row)).toBe('accepted');
		expect(valueInWords(field, { participation: 'not_accepted' })).toBe('not accepted');
		expect(valueInWords('coverage/iv_infusion/clinic/private', row)).toBe('in network');
	});

	it('tells hours in words and as they are written', () => {
		const told = valueInWords('hours', 'Mo-Fr 09:00-17:00');
		expect(told).toMatch(/^Monday.*9:00.*\(Mo-Fr 09:00-17:00\)$/);
		expect(valueInWords('hours', 'sometimes')).toBe('sometimes');
	});

	it('says of a withheld street that it is not published', () => {
		const value = { street: null, city: 'Eureka', state: 'CA', zip: '95501' };
		expect(valueInWords('address', value)).toBe('street not published, Eureka, CA 95501');
	});

	it('shows what no clinic could say as it was written', () => {
		const fields = Object.keys(fieldsOf(attestedClinic)) as Field[];
		fc.assert(
			fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
				expect(typeof valueInWords(field, value as Json)).toBe('string');
			})
		);
		expect(valueInWords('kind', 'castle')).toBe('castle');
		expect(valueInWords('phone', { digits: 5 })).toBe('{"digits":5}');
		expect(valueInWords('languages', ['es', 'klingon'])).toBe('Spanish, klingon');
		expect(valueInWords('payers/va', 'maybe')).toBe('maybe');
	});
});
