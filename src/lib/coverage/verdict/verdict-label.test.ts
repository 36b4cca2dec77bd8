import { expect, test } from 'vitest';
import { verdictLabel } from './verdict-label.ts';

test('In a list, a verdict has its own words.', () => {
	expect(verdictLabel('accepts_payer')).toBe('Takes this insurance; not known for this treatment');
});

test('Of a place as a whole, nothing is left open about a treatment.', () => {
	expect(verdictLabel('accepts_payer', 'medicaid', null)).toBe('Takes this insurance');
});

test('Cash is never called insurance.', () => {
	for (const kind of ['confirmed', 'stated', 'accepts_payer', 'unknown', 'not_accepted'] as const) {
		expect(verdictLabel(kind, 'self_pay')).not.toContain('insurance');
	}
});
