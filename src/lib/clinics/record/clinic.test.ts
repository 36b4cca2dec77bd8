import { describe, expect, it } from 'vitest';
import { attestedClinic, infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { clinic } from './clinic.ts';

/** What the schema says of a sample with some members changed. */
function problemsOf(change: object): string[] {
	const { error } = clinic.safeParse({ ...infusionClinic, ...change });
	return (error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('a clinic', () => {
	const [infusions] = infusionClinic.services;

	it('offers a route in one setting once', () => {
		expect(problemsOf({ services: [infusions, { ...infusions, coverage: [] }] })).toEqual([
			'services: Two services have the same route and setting.'
		]);
		const inHospital = { ...infusions, setting: 'hospital' };
		expect(problemsOf({ services: [infusions, inHospital] })).toEqual([]);
		expect(problemsOf({ services: attestedClinic.services })).toEqual([]);
	});

	it('shows no exact point of a street that it withholds', () => {
		const { address, position } = infusionClinic;
		const withheld = { address: { ...address, street: null } };
		expect(problemsOf(withheld)).toEqual([expect.stringMatching(/^position: .*withheld/)]);
		const centre = { ...position, precision: 'zip' };
		expect(problemsOf({ ...withheld, position: centre })).toEqual([]);
	});

	it('has each intake phone once', () => {
		const phone = { number: '+14805550113' };
		expect(problemsOf({ intakePhones: [phone, { ...phone }] })).toEqual([
			'intakePhones: An intake phone is listed twice.'
		]);
		const desk = { ...phone, extension: '2' };
		expect(problemsOf({ intakePhones: [phone, desk] })).toEqual([]);
		expect(problemsOf({ intakePhones: [desk, desk] })).toHaveLength(1);
	});

	it('rests each fact on one statement', () => {
		const [statement] = infusionClinic.statements;
		const less = { ...statement, facts: statement.facts.filter((fact) => fact !== 'phone') };
		expect(problemsOf({ statements: [less] })).toEqual([
			'statements: phone must rest on 1 statements, found 0.'
		]);
		expect(problemsOf({ statements: [statement, { ...statement, facts: ['phone'] }] })).toEqual([
			'statements: phone must rest on 1 statements, found 2.'
		]);
	});

	it('rests what it says of each payer on one statement', () => {
		const [statement] = infusionClinic.statements;
		const payers = { medicare: 'accepted', medicaid: 'not_accepted' };
		const problems = (...named: string[][]) =>
			problemsOf({
				payers,
				statements: [
					{ ...statement, facts: statement.facts.filter((fact) => fact !== 'payers') },
					...named.map((facts) => ({ ...statement, facts }))
				]
			});
		expect(problems(['payers'])).toEqual([]);
		expect(problems(['payers'], ['payers/medicaid'])).toEqual([]);
		expect(problems(['payers/medicare'], ['payers/medicaid'])).toEqual([]);
		expect(problems(['payers/medicare'])).toEqual([
			'statements: payers must rest on 1 statements, found 0.'
		]);
		expect(problems(['payers'], ['payers/medicare', 'payers/medicaid'])).toEqual([
			'statements: payers must rest on 0 statements, found 1.'
		]);
		expect(problems(['payers', 'payers/medicaid'], ['payers/medicaid'])).toEqual([
			'statements: payers/medicaid must rest on 1 statements, found 2.'
		]);
		expect(problems(['payers', 'payers/va'])).toEqual([
			'statements: payers/va must rest on 0 statements, found 1.'
		]);
	});
});
