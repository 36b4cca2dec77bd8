import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attestedClinic, referralPlace } from '../../../../tests/support/sample-clinics.ts';
import { PAYERS, ROUTES } from '#lib/clinics/record/vocabulary.ts';
import { payerPhrase, routePhrase } from '#lib/clinics/record/vocabulary-words.ts';
import { m } from '#lib/paraglide/messages.js';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { verdictReason } from './words.ts';
import { policyAfterColon, policySentence } from '#lib/coverage/policies/policy-words.ts';
import { POLICIES } from '#lib/coverage/policies/policies.ts';
import { questionsFor } from './questions.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

const TODAY = '2026-11-23';
// Each policy is told of every pair: the file has each kind, with counts and without.
const pairs = PAYERS.flatMap((payer) => ROUTES.map((route) => ({ payer, route })));

/** Every sentence that is put together from a payer and a treatment. */
function sentences(): string[] {
	return pairs.flatMap(({ payer, route }) => [
		...reasons().map((verdict) => verdictReason(verdict, payer, route)),
		...ofFacility().map((verdict) => verdictReason(verdict, payer, null)),
		...POLICIES.map((policy) => policyAfterColon({ ...policy, payer, route })),
		policySentence(payer, route) ?? '',
		m.policy_unknown({ payer: payerPhrase[payer](), route: routePhrase[route]() }),
		...[attestedClinic, referralPlace].flatMap((clinic) =>
			questionsFor(clinic, { payer, route }, TODAY).map(({ words }) => words)
		),
		...questionsWith(payerPhrase[payer](), routePhrase[route]())
	]);
}

const [row] = attestedClinic.services.flatMap(({ coverage }) => coverage);
const { provenance } = row;
const undated = { ...provenance, checkedAt: null };

/** A verdict of each kind, with and without a row and a day. */
function reasons(): Verdict[] {
	const stated: Verdict = { kind: 'stated', route: null, row, provenance: undated };
	const dated = VERDICTS.flatMap((kind) => [
		{ kind, route: null, row, provenance },
		{ kind, route: null, row: null, provenance }
	]);
	return [stated, ...dated];
}

/** What can be said of a facility as a whole. */
function ofFacility(): Verdict[] {
	const kinds = ['accepts_payer', 'unknown', 'not_accepted'] as const;
	return kinds.map((kind) => ({ kind, route: null, row: null, provenance: undated }));
}

/** Questions that the sample clinics may not raise. */
function questionsWith(payer: string, route: string): string[] {
	return [
		m.clinic_ask_payer({ payer, route }),
		m.clinic_ask_takes({ payer }),
		m.clinic_ask_which_payers({ route }),
		m.clinic_ask_offered({ route }),
		m.clinic_ask_still_offered({ route }),
		m.clinic_ask_refer_route({ route })
	];
}

describe('Spanish', () => {
	beforeAll(() => overwriteGetLocale(() => 'es'));
	afterAll(() => overwriteGetLocale(() => 'en'));

	it('draws "a el" and "de el" together, whatever the payer and the treatment', () => {
		const all = sentences();
		expect(all.length).toBeGreaterThan(1000);
		expect(all.filter((one) => /(^|[\s¿(])(a|de) el[\s,.)]/i.test(one))).toEqual([]);
	});

	it('has no gap where a payer or a treatment should be', () => {
		expect(sentences().filter((one) => /undefined|\{|\s{2}|\s[.,?)]/.test(one))).toEqual([]);
	});
});
