import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAYERS, ROUTES, SETTINGS } from './vocabulary.ts';
import { STATE_CODES } from '#lib/places/states.ts';
import { attestedClinic } from '../../../../tests/support/sample-clinics.ts';
import { anyText } from '../../../../tests/support/arbitrary-text.ts';
import {
	coverageField,
	factOf,
	fieldsOf,
	isField,
	partsOf,
	serviceField,
	type Field
} from './fields.ts';

const anyService = fc.record({
	route: fc.constantFrom(...ROUTES),
	setting: fc.constantFrom(...SETTINGS)
});
const anyPlan = fc.oneof(
	fc.constantFrom('A/B %', '.', '..', '%2F', '//', '?#', 'Salud Ñandú', '😀', ' '),
	anyText(20).filter((it) => it !== '' && it.isWellFormed())
);
const anyRow = fc.record(
	{ payer: fc.constantFrom(...PAYERS), plan: anyPlan, state: fc.constantFrom(...STATE_CODES) },
	{ requiredKeys: ['payer'] }
);

describe('the name of a field', () => {
	it('is taken apart into what it was made of, whatever a plan is called', () => {
		fc.assert(
			fc.property(anyService, anyRow, (service, row) => {
				const field = coverageField(service, row);
				expect(partsOf(field)).toEqual({ about: 'coverage', ...service, ...row });
				expect(isField(field)).toBe(true);
				expect(partsOf(serviceField(service))).toEqual({ about: 'service', ...service });
				expect(isField(serviceField(service))).toBe(true);
			})
		);
	});

	it('differs for different rows', () => {
		fc.assert(
			fc.property(anyService, anyRow, anyRow, (service, a, b) => {
				const same = a.payer === b.payer && a.plan === b.plan && a.state === b.state;
				expect(coverageField(service, a) === coverageField(service, b)).toBe(same);
			})
		);
	});

	it('is known by what a clinic can say', () => {
		expect(Object.keys(fieldsOf(attestedClinic)).every(isField)).toBe(true);
		expect(isField('listing')).toBe(true);
	});

	it.each([
		'statements',
		'editions',
		'id',
		'__proto__',
		'payers',
		'payers/aetna',
		'payers/medicaid/x',
		'service/iv_infusion/home',
		'service/iv_infusion',
		'coverage/iv_infusion/clinic',
		'coverage/iv_infusion/clinic/private/',
		'coverage/iv_infusion/clinic/private//',
		'coverage/iv_infusion/clinic/private/A B',
		'coverage/iv_infusion/clinic/private/%41',
		'coverage/iv_infusion/clinic/private/%E0%A4%A',
		'coverage/iv_infusion/clinic/private/A/utah',
		'name\n',
		'coverage/iv_infusion/clinic/private\n',
		7,
		null
	])('is not %j', (text) => {
		expect(isField(text)).toBe(false);
	});

	it('is only what a clinic has, whatever is sent', () => {
		fc.assert(
			fc.property(anyText(60), (text) => {
				expect(isField(text)).toBe(false);
			})
		);
	});
});

describe('a field', () => {
	it.each<[Field, string | null]>([
		['listing', null],
		['unit', 'name'],
		['operator', 'kind'],
		['intakePhones', 'phone'],
		['hours', 'hours'],
		['payers/va', 'payers/va'],
		['service/oral/clinic', null],
		['coverage/oral/clinic/va', null]
	])('%s is vouched for as %s', (field, fact) => {
		expect(factOf(field)).toBe(fact);
	});
});

it('A place that is not listed says that it is not, and nothing else.', () => {
	expect(fieldsOf(null)).toEqual({ listing: 'closed' });
});
