import { expect, it } from 'vitest';
import type { Session } from '#lib/accounts/session.ts';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { openSubmissionsOf } from '#lib/submissions/proposal/submission-store.server.ts';
import type { Who } from '#lib/server/limits/rate-limit.ts';
import { storeCallReport } from '#lib/submissions/calls/calls.server.ts';
import { sendCorrection } from '#lib/submissions/correction/correct.server.ts';
import type { Subject } from '#lib/submissions/correction/correction-subject.ts';
import { listingExtras, wasListed } from '#lib/submissions/review/listing-extras.server.ts';
import { amend, ownSubmission, withdraw } from '#lib/submissions/status/own-submission.server.ts';
import { readReview } from '#lib/submissions/review/review-queue.server.ts';
import { answerSender } from '#lib/submissions/review/review-answer.server.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { accountServices, newSession, type AccountServices } from '../support/accounts.ts';
import { formOf } from '../support/arbitrary-form.ts';
import { eachEngine, seededDatabase, type Open } from '../support/database.ts';
import { infusionClinic, referralPlace } from '../support/sample-clinics.ts';

const { id } = infusionClinic;
const KEY = 'one-act-of-sending';
const PHONE = { text: '602-555-0148', email: 'me@example.org', note: 'Their own website.' };

async function scene(open: Open) {
	const database = await seededDatabase(open, [infusionClinic, referralPlace]);
	const services = await accountServices(database);
	const mails = () => database.queries.selectFrom('mail').selectAll().execute();
	return { database, services, mails };
}

/** Sends a correction as its form does. */
async function correct(
	services: AccountServices,
	fields: Record<string, string> = PHONE,
	{ subject = 'phone' as Subject, session = null as Session | null, key = KEY } = {}
) {
	const correction = { id, subject, form: formOf(fields), key };
	const sent = await sendCorrection(services, session, correction);
	if (!sent || !('path' in sent)) throw new Error(JSON.stringify(sent));
	const [, submissionId = '', secret = ''] =
		/^\/submissions\/(.*)\?key=(.*)$/.exec(sent.path) ?? [];
	return { submissionId, secret };
}

/** What the sender sees who has the key. */
async function seenBy(services: AccountServices, sent: { submissionId: string; secret: string }) {
	const found = await ownSubmission(services, null, sent.submissionId, sent.secret);
	if (!found) throw new Error('The key opens it.');
	return found;
}

/** A moderator asks for changes. */
async function askForChanges(services: AccountServices, submissionId: string, revision = 1) {
	const moderator = await newSession(services, 'mod@within-reach.example', 'moderator');
	await answerSender(services, moderator.account.id, {
		seen: { submissionId, revision, clinicVersion: 1 },
		outcome: 'changes_requested',
		answer: 'Which of their two numbers?'
	});
}

eachEngine((_, open) => {
	it('A correction is stored once with its mail, however often it arrives.', async () => {
		const { services, mails } = await scene(open);
		const first = await correct(services);
		expect(await correct(services)).toEqual(first);
		const submission = await seenBy(services, first);
		expect(submission).toMatchObject({
			kind: 'correction',
			origin: 'public',
			state: 'pending',
			risk: 'high',
			baseVersion: 1,
			contactEmail: 'me@example.org',
			changes: [{ field: 'phone', to: { number: '+16025550148' } }]
		});
		const sent = await mails();
		expect(sent).toHaveLength(1);
		expect(sent[0].recipient).toBe('me@example.org');
		expect(sent[0].body_text).toContain(
			`https://clinics.example/submissions/${first.submissionId}?key=${first.secret}`
		);
	});

	it.each([
		['1', 1, infusionClinic.phone],
		['', 2, { number: '+14805550199' }],
		['9', 2, { number: '+14805550199' }],
		['-1', 2, { number: '+14805550199' }]
	])('A correction starts from the version its sender saw: %j.', async (version, base, from) => {
		const { services, database } = await scene(open);
		const data = JSON.stringify({ ...infusionClinic, phone: { number: '+14805550199' } });
		const event = { actor: 'moderator', action: 'published' };
		await changeDirectory(database, ({ write }) => write(id, data, event));
		const sent = await correct(services, { ...PHONE, version });
		const submission = await seenBy(services, sent);
		expect(submission).toMatchObject({ baseVersion: base, changes: [{ field: 'phone', from }] });
		const review = await readReview(database.queries, sent.submissionId, 'a moderator');
		expect(review?.compared[0].standing).toBe(base === 1 ? 'conflict' : 'clean');

		const moderator = await newSession(services, 'mod@within-reach.example', 'moderator');
		await answerSender(services, moderator.account.id, {
			seen: { submissionId: sent.submissionId, revision: 1, clinicVersion: 2 },
			outcome: 'changes_requested',
			answer: 'Which of their two numbers?'
		});
		const form = formOf({ text: '602-555-0149', version });
		expect(await amend(database, await seenBy(services, sent), 2, form)).toBe('done');
		expect(await seenBy(services, sent)).toMatchObject({ baseVersion: base, changes: [{ from }] });
	});

	it('A correction without an address is stored without a mail.', async () => {
		const { services, mails } = await scene(open);
		await correct(services, { note: 'Nobody there.' });
		expect(await mails()).toEqual([]);
	});

	it('Who is signed in is told at their own address, and finds what they sent.', async () => {
		const { services, database } = await scene(open);
		const session = await newSession(services, 'dana@example.org');
		const sent = await correct(services, PHONE, { session });
		const found = await ownSubmission(services, session, sent.submissionId, '');
		expect(found).toMatchObject({ origin: 'account', contactEmail: 'dana@example.org' });
		expect(await openSubmissionsOf(database.queries, session.account.id)).toHaveLength(1);
	});

	it('Nobody sees what somebody else sent.', async () => {
		const { services } = await scene(open);
		const { submissionId } = await correct(services);
		const other = await newSession(services, 'sam@example.org');
		for (const [session, key] of [
			[null, ''],
			[null, newFormToken(services.secrets)],
			[other, services.secrets.hash('submission', 'another')]
		] as const) {
			expect(await ownSubmission(services, session, submissionId, key)).toBeUndefined();
		}
		const key = services.secrets.hash('submission', 'no-such');
		expect(await ownSubmission(services, other, 'no-such', key)).toBeUndefined();
	});

	it('Nothing can be corrected at a clinic that is not listed.', async () => {
		const { services } = await scene(open);
		const correction = { id: 'no-such', subject: 'phone', form: formOf(PHONE), key: KEY } as const;
		expect(await sendCorrection(services, null, correction)).toBeUndefined();
	});

	it('A correction is amended when a moderator asks for it, and waits again.', async () => {
		const { services, database } = await scene(open);
		const sent = await correct(services);
		await askForChanges(services, sent.submissionId);
		const asked = await seenBy(services, sent);
		expect(asked).toMatchObject({ state: 'changes_requested', revision: 2 });
		const wrong = await amend(database, asked, 2, formOf({ text: 'call us' }));
		expect(wrong).toMatchObject({ errors: { text: expect.any(String) } });
		const again = () => amend(database, asked, 2, formOf({ text: '602-555-0149' }));
		expect(await Promise.all([again(), again()])).toEqual(['done', 'done']);
		expect(await seenBy(services, sent)).toMatchObject({
			state: 'pending',
			revision: 3,
			contactEmail: 'me@example.org',
			changes: [{ field: 'phone', to: { number: '+16025550149' } }]
		});
		const pending = await seenBy(services, sent);
		expect(await amend(database, pending, 2, formOf({ text: '602-555-0149' }))).toBe('done');
		for (const seen of [asked, pending]) {
			expect(await amend(database, seen, 2, formOf(PHONE))).toBe('changed_meanwhile');
		}
	});

	it('Nothing is amended that nobody asked to be.', async () => {
		const { services, database } = await scene(open);
		const pending = await seenBy(services, await correct(services));
		expect(await amend(database, pending, 1, formOf(PHONE))).toBe('changed_meanwhile');
	});

	it('A submission is taken back once, however often that is asked, while it is open.', async () => {
		const { services, database } = await scene(open);
		const sent = await correct(services);
		const pending = await seenBy(services, sent);
		const done = await Promise.all([
			withdraw(database, pending, 1),
			withdraw(database, pending, 1)
		]);
		expect(done).toEqual(['done', 'done']);
		const withdrawn = await seenBy(services, sent);
		expect(withdrawn).toMatchObject({
			state: 'withdrawn',
			revision: 2,
			decidedAt: expect.any(String)
		});
		expect(await withdraw(database, withdrawn, 1)).toBe('done');
		const other = await correct(services, PHONE, { key: 'another act of sending' });
		await askForChanges(services, other.submissionId);
		expect(await withdraw(database, await seenBy(services, other), 1)).toBe('changed_meanwhile');
	});

	it('A call is counted once a day from one address, and shown from five on.', async () => {
		const { services, database } = await scene(open);
		const today = new Date().toISOString().slice(0, 10);
		const report = (n: number) => ({
			clinicId: id,
			outcome: n % 2 ? ('booked' as const) : ('no_answer' as const),
			route: null,
			payer: null,
			calledOn: today,
			idempotencyKey: `${KEY} ${n}`
		});
		const from = (n: number): Who => ({ kind: 'address', id: `192.0.2.${n}` });
		const calls = async () => (await listingExtras(database.queries, id, today))?.calls;
		const twice = [1, 1].map((n) => storeCallReport(services, report(n), from(1)));
		expect(await Promise.all(twice)).toEqual([true, true]);
		expect(await storeCallReport(services, report(1), from(1))).toBe(true);
		expect(await storeCallReport(services, report(2), from(1))).toBe(false);
		for (const n of [2, 3, 4]) await storeCallReport(services, report(n), from(n));
		expect(await calls()).toBeNull();
		await storeCallReport(services, report(5), from(5));
		expect(await calls()).toMatchObject({ reports: 5, outcomes: [{ count: 3 }, { count: 2 }] });
	});

	it('A closed clinic is told from one that never was.', async () => {
		const { database } = await scene(open);
		const { queries } = database;
		await changeDirectory(database, ({ write }) =>
			write(id, null, { actor: 'moderator', action: 'published' })
		);
		expect(await wasListed(queries, id)).toBe(true);
		expect(await wasListed(queries, referralPlace.id)).toBe(false);
		expect(await wasListed(queries, 'no-such')).toBe(false);
	});

	it('A page does without what it can’t ask the database for.', async () => {
		const { database } = await scene(open);
		await database.close();
		expect(await listingExtras(database.queries, id, '2026-11-24')).toBeNull();
		expect(await wasListed(database.queries, id)).toBeNull();
	});
});
