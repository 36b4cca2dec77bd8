import { expect, test } from 'vitest';
import {
	attestedClinic,
	infusionClinic,
	referralPlace
} from '../../../../tests/support/sample-clinics.ts';
import { callKitText } from './call-kit-text.ts';
import { questionsFor } from './questions.ts';

const TODAY = '2026-11-23';
const NOTHING = { payer: null, route: null };
const topics = (...args: Parameters<typeof questionsFor>) =>
	questionsFor(...args).map(({ topic }) => topic);

test('What an import leaves open becomes questions, in the order of a call.', () => {
	expect(topics(infusionClinic, NOTHING, TODAY)).toEqual([
		'still_offered',
		'which_payers',
		'price',
		'new_patients',
		'records',
		'monitoring',
		'ride_home',
		'wheelchair'
	]);
});

test('Who names an insurer asks about that insurer, and about prior authorization.', () => {
	const questions = questionsFor(infusionClinic, { payer: 'medicaid', route: null }, TODAY);
	expect(questions.find(({ topic }) => topic === 'payer')?.words).toBe(
		'Do you bill Medicaid for ketamine infusions? Which plans?'
	);
	expect(questions.map(({ topic }) => topic)).toContain('prior_authorization');
});

test('Who pays in cash asks the price, and nothing about insurance.', () => {
	const asked = topics(infusionClinic, { payer: 'self_pay', route: null }, TODAY);
	expect(asked).toContain('price');
	expect(asked).not.toContain('payer');
	expect(asked).not.toContain('prior_authorization');
});

test('What someone confirmed is not asked again.', () => {
	const asked = topics(attestedClinic, { payer: 'medicaid', route: 'esketamine_nasal' }, TODAY);
	expect(asked).not.toContain('payer');
	expect(asked).not.toContain('prior_authorization');
	expect(asked).not.toContain('still_offered');
	expect(asked).toContain('certified');
});

test('A treatment that is not reported is asked for.', () => {
	const questions = questionsFor(infusionClinic, { payer: null, route: 'esketamine_nasal' }, TODAY);
	expect(questions[0].words).toBe('Do you offer esketamine (Spravato)?');
});

test('Treatment at home raises the question of emergencies.', () => {
	expect(topics(attestedClinic, { payer: null, route: 'sublingual' }, TODAY)).toContain(
		'home_emergency'
	);
});

test('A referral place is asked whom it refers to, and where it is.', () => {
	expect(topics(referralPlace, { payer: 'medicaid', route: null }, TODAY)).toEqual([
		'refer',
		'payer',
		'new_patients',
		'address',
		'wheelchair',
		'interpreter'
	]);
});

test('The text to copy names the clinic, its source, the questions and the day.', () => {
	const text = callKitText(infusionClinic, questionsFor(infusionClinic, NOTHING, TODAY), TODAY);
	expect(text).toContain('Desert Mind Clinic');
	expect(text).toContain('(480) 555-0112 ext. 12');
	expect(text).toContain('Reported by the facility to SAMHSA, 2024 edition');
	expect(text).toContain('- What will I pay for one visit');
	expect(text).toContain('November 23, 2026');
});
