import { describe, expect, it } from 'vitest';
import { isOpen, newSubmission, NOTE_LENGTH, STATES } from './submission.ts';
import { callReport } from '#lib/submissions/calls/call-report.ts';

const SENT = {
	kind: 'correction',
	clinicId: 'desert-mind-clinic-mesa-az',
	baseVersion: 1,
	changes: [{ field: 'hours', from: null, to: 'Mo-Fr 09:00-17:00' }],
	origin: 'public',
	accountId: null,
	proof: null,
	note: null,
	about: null,
	contactEmail: null,
	locale: 'en',
	idempotencyKey: '0123456789abcdef',
	batchId: null
};

const CALLED = {
	clinicId: 'desert-mind-clinic-mesa-az',
	outcome: 'booked',
	route: null,
	payer: 'medicaid',
	calledOn: '2026-11-23',
	idempotencyKey: '0123456789abcdef'
};

describe('what is sent to be proposed', () => {
	it.each<[string, object]>([
		['as it is', {}],
		['with a note as long as may be', { note: 'x'.repeat(NOTE_LENGTH) }],
		['with an address for the outcome', { contactEmail: 'someone@example.org' }],
		['of a fact without a new value', { changes: [], about: 'phone' }]
	])('is taken %s', (_, part) => {
		expect(newSubmission.safeParse({ ...SENT, ...part }).success).toBe(true);
	});

	it.each<[string, object]>([
		['a kind that there is not', { kind: 'advertisement' }],
		['a version before the first', { baseVersion: 0 }],
		['a field twice', { changes: [SENT.changes[0], SENT.changes[0]] }],
		['a note that is too long', { note: 'x'.repeat(NOTE_LENGTH + 1) }],
		['an address that is none', { contactEmail: 'someone' }],
		['a short key', { idempotencyKey: 'again' }],
		['a language that there is not', { locale: 'fr' }],
		['more than there is to say', { risk: 'low' }]
	])('is refused with %s', (_, part) => {
		expect(newSubmission.safeParse({ ...SENT, ...part }).success).toBe(false);
	});
});

describe('a report of a call', () => {
	it.each<[boolean, object]>([
		[true, {}],
		[true, { route: 'oral', payer: null }],
		[false, { outcome: 'rude' }],
		[false, { payer: 'aetna' }],
		[false, { calledOn: 'yesterday' }],
		[false, { calledOn: '2026-02-30' }],
		[false, { text: 'They said …' }]
	])('is taken: %s, with %j', (taken, part) => {
		expect(callReport.safeParse({ ...CALLED, ...part }).success).toBe(taken);
	});
});

it('Only what nobody decided on can still become something else.', () => {
	expect(STATES.filter(isOpen)).toEqual(['pending', 'changes_requested']);
});
