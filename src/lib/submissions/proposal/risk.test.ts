import { describe, expect, it } from 'vitest';
import type { FieldChange } from '#lib/clinics/record/change.ts';
import { riskOf, riskOfAll } from './risk.ts';
import type { Risk } from './submission.ts';

const row = (participation: string) => ({
	participation,
	priorAuthorization: null,
	handlesPriorAuthorization: null
});
const at = { street: '12 3rd Street', city: 'Mesa', state: 'AZ', zip: '85203' };
const change = (field: FieldChange['field'], from: FieldChange['from'], to: FieldChange['to']) => ({
	field,
	from,
	to
});

const CASES: [Risk, FieldChange][] = [
	['high', change('listing', 'open', 'closed')],
	['high', change('listing', 'closed', 'open')],
	['high', change('phone', { number: '+14805550112' }, { number: '+14805550113' })],
	['high', change('phone', { number: '+14805550112' }, null)],
	['high', change('phone', null, { number: '+14805550112', extension: '1' })],
	['high', change('intakePhones', null, [{ number: '+14805550112' }])],
	['high', change('coverage/oral/clinic/private', null, row('in_network'))],
	['high', change('coverage/oral/clinic/private/A', row('not_accepted'), row('superbill'))],
	['normal', change('coverage/oral/clinic/private', row('in_network'), row('not_accepted'))],
	['normal', change('coverage/oral/clinic/private', row('in_network'), null)],
	['high', change('service/esketamine_nasal/clinic', null, {})],
	['normal', change('service/esketamine_nasal/clinic', {}, null)],
	['normal', change('service/esketamine_nasal/clinic', {}, { monitoringMinutes: 120 })],
	['normal', change('service/iv_infusion/clinic', null, {})],
	['normal', change('payers/medicaid', null, 'accepted')],
	['low', change('hours', null, 'Mo-Fr 09:00-17:00')],
	['low', change('name', 'Clinica  Nandu, inc', 'Clínica Ñandú Inc.')],
	['low', change('unit', 'MIND CARE', 'MindCare')],
	['normal', change('name', 'Mind Care', 'Mind Cure')],
	['normal', change('name', 'Route 12 3 Clinic', 'Route 1 23 Clinic')],
	['normal', change('unit', null, 'Suite')],
	['normal', change('address', at, { ...at, zip: '85204' })],
	['normal', change('address', at, { ...at, street: '1 23rd Street' })],
	['normal', change('address', at, { ...at, city: 'MESA' })],
	['normal', change('position', { latitude: 33.4 }, { latitude: -33.4 })],
	['high', change('website', 'https://a-bc.com', 'https://ab-c.com')],
	['normal', change('npi', '1234567893', null)],
	['normal', change('acceptingNewPatients', true, false)]
];

describe('the risk of a change', () => {
	it.each(CASES)('is %s: %j', (risk, one) => {
		expect(riskOf(one)).toBe(risk);
	});
});

describe('the risk of a change, where it is known what is said now', () => {
	const service = 'service/esketamine_nasal/clinic';
	const named = change('name', 'Mind Care', 'MindCare');

	it.each([
		['high', { ...change(service, {}, { monitoringMinutes: 120 }), now: null }],
		['high', { ...change(service, null, {}), now: { monitoringMinutes: 120 } }],
		['normal', { ...change(service, {}, { monitoringMinutes: 120 }), now: {} }],
		['normal', { ...named, now: 'Another Clinic' }],
		['low', { ...named, now: 'mind care' }]
	] as const)('is %s: %j', (risk, one) => {
		expect(riskOf(one)).toBe(risk);
		expect(riskOfAll('update', [one])).toBe(risk);
	});
});

describe('the risk of a submission', () => {
	const [phone, hours, payer] = [CASES[2][1], CASES[15][1], CASES[14][1]];

	it('is that of its riskiest change', () => {
		expect(riskOfAll('update', [hours])).toBe('low');
		expect(riskOfAll('update', [hours, payer])).toBe('normal');
		expect(riskOfAll('update', [hours, payer, phone])).toBe('high');
	});

	it('is never low for a new clinic, nor where no value is named', () => {
		expect(riskOfAll('new_clinic', [hours])).toBe('normal');
		expect(riskOfAll('correction', [])).toBe('normal');
	});
});
