import { describe, expect, it } from 'vitest';
import { PAYERS, ROUTES } from '#lib/clinics/record/vocabulary.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { POLICIES } from '#lib/coverage/policies/policies.ts';
import { verdictReason } from './words.ts';
import { policySentence } from '#lib/coverage/policies/policy-words.ts';
import { dateInWords, provenanceInWords } from '#lib/clinics/words/provenance-words.ts';
import type { Verdict } from './verdict.ts';

const acceptsPayer: Verdict = {
	kind: 'accepts_payer',
	route: null,
	row: null,
	provenance: {
		source: 'directory_import',
		level: 'reported',
		edition: 'samhsa-2024',
		checkedAt: null
	}
};

describe('a verdict in words', () => {
	it('warns that a payer rarely pays, where the clinic takes it in general', () => {
		expect(verdictReason(acceptsPayer, 'medicare', 'iv_infusion')).toBe(
			'Takes Medicare. Medicare rarely pays for ketamine infusions. Ask before you book.'
		);
	});

	it('says that nothing is known of a payer without a policy', () => {
		expect(verdictReason(acceptsPayer, 'ihs', 'iv_infusion')).toBe(
			'Takes Indian Health Service or tribal funds. Whether it does so for ketamine infusions is not reported: ask before you book.'
		);
	});

	it('never turns unknown into a yes or a no', () => {
		const unknown: Verdict = { kind: 'unknown', route: null, row: null, provenance: null };
		expect(verdictReason(unknown, 'medicaid', 'iv_infusion')).toContain('Not a yes, and not a no');
	});

	it('speaks Spanish when the page does', () => {
		overwriteGetLocale(() => 'es');
		expect(verdictReason(acceptsPayer, 'medicare', 'iv_infusion')).toBe(
			'Acepta Medicare. Con Medicare rara vez hay cobertura de infusiones de ketamina. Pregunte antes de reservar.'
		);
		overwriteGetLocale(() => 'en');
		expect(dateInWords('2026-11-23')).toBe('November 23, 2026');
	});
});

describe('a policy in words', () => {
	it('has no figures for what the table leaves out', () => {
		expect(policySentence('medicare', 'sublingual')).toBeUndefined();
		expect(policySentence('state_plan', 'iv_infusion')).toBeUndefined();
	});

	it('writes a price the same way in both languages', () => {
		overwriteGetLocale(() => 'es');
		expect(policySentence('self_pay', 'esketamine_nasal')).toContain('$1,050');
		expect(dateInWords('2026-11-23')).toBe('23 de noviembre de 2026');
		overwriteGetLocale(() => 'en');
		expect(policySentence('self_pay', 'esketamine_nasal')).toContain('$1,050');
	});

	it('stands once for each payer and route, in whole sentences', () => {
		const pairs = POLICIES.map(({ payer, route }) => `${payer} ${route}`);
		expect(new Set(pairs).size).toBe(pairs.length);
		for (const payer of PAYERS) {
			for (const route of ROUTES) {
				expect(policySentence(payer, route) ?? 'Nothing known.').toMatch(/^[A-Z].*[.)]$/);
			}
		}
	});
});

describe('a source in words', () => {
	it('names the edition, and that nobody confirmed it', () => {
		const { provenance } = acceptsPayer;
		expect(provenance && provenanceInWords(provenance, '2026-11-23')).toBe(
			'Reported by the facility to SAMHSA, 2024 edition; not confirmed by anyone else'
		);
	});

	it('tells an old check from a fresh one', () => {
		const checked = { source: 'phone_call', level: 'phone_confirmed' } as const;
		expect(provenanceInWords({ ...checked, checkedAt: '2026-10-01' }, '2026-11-23')).toBe(
			'Confirmed by phone; checked October 1, 2026'
		);
		expect(provenanceInWords({ ...checked, checkedAt: '2026-01-01' }, '2026-11-23')).toBe(
			'Confirmed by phone; not confirmed since January 1, 2026'
		);
	});
});
