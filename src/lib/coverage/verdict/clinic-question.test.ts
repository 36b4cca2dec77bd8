import { describe, expect, test } from 'vitest';
import {
	attestedClinic,
	infusionClinic,
	referralPlace
} from '../../../../tests/support/sample-clinics.ts';
import { answerTo, readClinicQuestion } from './clinic-question.ts';

const TODAY = '2026-11-23';
const asked = (query: string) => readClinicQuestion(new URLSearchParams(query));

describe('readClinicQuestion', () => {
	test.each([
		['payer=medicaid&route=iv_infusion', { payer: 'medicaid', route: 'iv_infusion' }],
		['', { payer: null, route: null }],
		['payer=MEDICAID&route=surgery', { payer: null, route: null }],
		['route=oral&route=sublingual', { payer: null, route: null }],
		['route=oral&route=oral', { payer: null, route: 'oral' }]
	])('Reads "%s".', (query, expected) => {
		expect(asked(query)).toEqual(expected);
	});
});

describe('answerTo', () => {
	test('Without a payer there is nothing to answer.', () => {
		expect(answerTo(infusionClinic, asked('route=iv_infusion'), TODAY)).toBeNull();
	});

	test('A payer alone gets the answer for the only treatment offered.', () => {
		expect(answerTo(infusionClinic, asked('payer=medicaid'), TODAY)).toMatchObject({
			route: 'iv_infusion',
			verdict: { kind: 'accepts_payer' },
			notReported: null
		});
	});

	test('Of several treatments, the one with the best answer is spoken of.', () => {
		expect(answerTo(attestedClinic, asked('payer=medicaid'), TODAY)).toMatchObject({
			route: 'esketamine_nasal',
			verdict: { kind: 'confirmed' }
		});
	});

	test('A treatment that is not reported gets no verdict of its own, and says so.', () => {
		const answer = answerTo(infusionClinic, asked('payer=medicaid&route=esketamine_nasal'), TODAY);
		expect(answer).toMatchObject({ route: null, notReported: 'esketamine_nasal' });
	});

	test('A referral place speaks of itself as a whole.', () => {
		const answer = answerTo(referralPlace, asked('payer=medicaid&route=iv_infusion'), TODAY);
		expect(answer).toMatchObject({ route: null, notReported: null, verdict: { kind: 'unknown' } });
	});
});
