import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldChange } from '#lib/clinics/record/change.ts';
import {
	dayChecked,
	decision,
	isOwnInterest,
	provenanceOfAccepted,
	readDecisionRecord,
	tally,
	withEvidence,
	type Choice
} from './decision.ts';
import type { Field } from '#lib/clinics/record/fields.ts';
import { riskOf } from './risk.ts';

const PHONE: FieldChange = { field: 'phone', from: null, to: { number: '+14805550199' } };
const HOURS: FieldChange = { field: 'hours', from: null, to: 'Mo-Fr 09:00-17:00' };
const CHANGES = [PHONE, HOURS];

const choices = (accepted: readonly Field[]) =>
	CHANGES.map(({ field }): Choice => {
		return accepted.includes(field)
			? { field, accept: true }
			: { field, accept: false, reason: 'No.' };
	});
const vote = (accountId: string, accepted: readonly Field[]) => ({
	accountId,
	choices: choices(accepted),
	outdated: [] as Field[]
});

describe('who has to accept a field', () => {
	const BOTH: Field[] = ['phone', 'hours'];
	const cases: [string, Field[][], Field[], string | null, number, Field[]][] = [
		['a change of high risk alone', [], BOTH, null, 2, ['phone']],
		['a change of low risk alone', [], ['hours'], null, 2, []],
		['high risk, one reviewer is enough', [], BOTH, null, 1, []],
		['high risk, the second person', [BOTH], BOTH, null, 2, []],
		['low risk that the first rejected', [['phone']], BOTH, null, 2, ['hours']],
		['high risk that the first rejected', [['hours']], BOTH, null, 2, ['phone']],
		['the third person decides', [['hours'], BOTH], BOTH, null, 2, []],
		['what the second rejects waits for nobody', [BOTH], ['hours'], null, 2, []],
		['a moderator proposed it', [], BOTH, 'mod', 2, []],
		['the one who decides proposed it', [], BOTH, 'me', 2, ['phone']]
	];

	it.each(cases)('%s', (_, earlier, accepted, proposer, reviewers, lacking) => {
		const before = earlier.map((it, i) => vote(`before${i}`, it));
		const result = tally(CHANGES, { proposer, before, now: vote('me', accepted), reviewers });
		expect(result.lacking).toEqual(lacking);
		expect(result.accepted.map(({ field }) => field)).toEqual(accepted);
	});

	it('are all people anew, where the clinic says something else since', () => {
		const before = [{ ...vote('ada', BOTH), outdated: ['phone'] as Field[] }];
		const of = { proposer: null, before, reviewers: 2 };
		expect(tally(CHANGES, { ...of, now: vote('ben', BOTH) }).lacking).toEqual(['phone']);
		const rejected = [{ ...vote('ada', ['phone']), outdated: ['hours'] as Field[] }];
		const low = { ...of, before: rejected, now: vote('ben', ['hours']) };
		expect(tally(CHANGES, low).lacking).toEqual([]);
	});

	it('is two besides who proposed it, where the clinic says something else since', () => {
		const of = { proposer: 'mod', before: [], now: vote('me', BOTH), reviewers: 2 };
		const conflict = [{ ...PHONE, now: { number: '+14805550111' } }, HOURS];
		expect(tally(conflict, of).lacking).toEqual(['phone']);
		expect(tally([{ ...PHONE, now: PHONE.from }, HOURS], of).lacking).toEqual([]);
	});

	it('is never fewer people than the risk asks for, however often the same decide', () => {
		const names = fc.constantFrom('ada', 'ben', 'cleo');
		const accepted = fc.subarray<Field>(['phone', 'hours']);
		const votes = fc.array(fc.tuple(names, accepted), { maxLength: 5 });
		fc.assert(
			fc.property(votes, names, accepted, fc.option(names), (earlier, me, mine, proposer) => {
				const before = earlier.map(([who, fields]) => vote(who, fields));
				const now = vote(me, mine);
				const result = tally(CHANGES, { proposer, before, now, reviewers: 2 });
				const published = result.lacking.length === 0 ? result.accepted : [];
				for (const change of published) {
					const people = new Set(
						[...before, now]
							.filter((it) => it.choices.some((one) => one.field === change.field && one.accept))
							.map((it) => it.accountId)
					);
					if (proposer !== null) people.add(proposer);
					expect(mine).toContain(change.field);
					expect(people.size).toBeGreaterThanOrEqual(riskOf(change) === 'high' ? 2 : 1);
				}
				expect(result.accepted.length + result.rejected.length).toBe(CHANGES.length);
			})
		);
	});

	it('is never the sender, unless they propose as a moderator', () => {
		expect(isOwnInterest({ origin: 'clinic', accountId: 'me' }, 'me')).toBe(true);
		expect(isOwnInterest({ origin: 'account', accountId: 'me' }, 'me')).toBe(true);
		expect(isOwnInterest({ origin: 'moderator', accountId: 'me' }, 'me')).toBe(false);
		expect(isOwnInterest({ origin: 'clinic', accountId: 'other' }, 'me')).toBe(false);
		expect(isOwnInterest({ origin: 'public', accountId: null }, 'me')).toBe(false);
	});
});

describe('what accepted facts rest on', () => {
	const sent = { proof: null, batchId: null, createdAt: '2026-11-20T08:00:00.000Z' };
	const evidence = 'https://payer.example/policy';
	const day = '2026-11-24';
	const reported = { level: 'reported', checkedAt: null };

	it.each([
		[
			'a clinic’s word, on the day it was sent',
			{ ...sent, origin: 'clinic', proof: 'phone_code' },
			'as_submitted',
			{ source: 'clinic', level: 'self_attested', checkedAt: '2026-11-20' }
		],
		[
			'anyone’s word',
			{ ...sent, origin: 'public' },
			'as_submitted',
			{ source: 'patient_report', ...reported }
		],
		[
			'an account’s word without proof',
			{ ...sent, origin: 'account' },
			'as_submitted',
			{ source: 'patient_report', ...reported }
		],
		[
			'the word of somebody whose claim no longer holds',
			{ ...sent, origin: 'clinic' },
			'as_submitted',
			{ source: 'patient_report', ...reported }
		],
		[
			'an import’s edition',
			{ ...sent, origin: 'import', batchId: 'samhsa-2024' },
			'as_submitted',
			{ source: 'directory_import', ...reported, edition: 'samhsa-2024' }
		],
		[
			'a call',
			{ ...sent, origin: 'public' },
			'phone',
			{ source: 'phone_call', level: 'phone_confirmed', checkedAt: day }
		],
		[
			'a document of the payer',
			{ ...sent, origin: 'clinic', proof: 'moderator' },
			'payer_document',
			{ source: 'payer_document', level: 'document_checked', checkedAt: day, evidence }
		],
		[
			'a document of the clinic',
			{ ...sent, origin: 'public' },
			'clinic_document',
			{ source: 'clinic', level: 'document_checked', checkedAt: day, evidence }
		]
	] as const)('%s', (_, submission, check, provenance) => {
		expect(provenanceOfAccepted(submission, { check, evidence }, day)).toEqual(provenance);
	});

	it('was checked on the day of the first who checked so', () => {
		const before = [{ check: 'phone', at: '2026-11-23T10:00:00.000Z' }] as const;
		expect(dayChecked(before, 'phone', day)).toBe('2026-11-23');
		expect(dayChecked(before, 'payer_document', day)).toBe(day);
		expect(dayChecked([], 'phone', day)).toBe(day);
	});

	it('shows a document on rows of coverage that name none', () => {
		const row = { participation: 'in_network' };
		const [named, bare, phone] = withEvidence(
			[
				{
					field: 'coverage/iv_infusion/clinic/medicaid',
					from: null,
					to: { ...row, evidence: 'https://own.example/' }
				},
				{ field: 'coverage/iv_infusion/clinic/medicare', from: null, to: row },
				PHONE
			],
			evidence
		);
		expect(named.to).toMatchObject({ evidence: 'https://own.example/' });
		expect(bare.to).toEqual({ ...row, evidence });
		expect(phone).toBe(PHONE);
	});
});

describe('a decision', () => {
	it('by a document names it', () => {
		const asked = { choices: [], check: 'payer_document', evidence: null };
		expect(decision.safeParse(asked).success).toBe(false);
		expect(decision.safeParse({ ...asked, evidence: 'https://payer.example' }).success).toBe(true);
		expect(decision.safeParse({ ...asked, evidence: 'javascript:alert(1)' }).success).toBe(false);
	});

	it('rejects a field with a reason only', () => {
		const asked = (reason: string) =>
			decision.safeParse({
				choices: [{ field: 'phone', accept: false, reason }],
				check: 'phone',
				evidence: null
			});
		expect([asked(' ').success, asked('Out of service.').success]).toEqual([false, true]);
	});

	it('is read back from the public record, and nothing else is', () => {
		const record = { origin: 'public', check: null, accepted: ['phone'], rejected: [] };
		expect(readDecisionRecord(JSON.stringify(record))).toEqual(record);
		expect(readDecisionRecord('It moved.')).toBeUndefined();
		expect(readDecisionRecord('"text"')).toBeUndefined();
		expect(readDecisionRecord(null)).toBeUndefined();
	});
});
