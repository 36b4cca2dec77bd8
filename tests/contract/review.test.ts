import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readClinic } from '#lib/clinics/record/read-clinic.ts';
import { encodeZips } from '#lib/places/zip-shard.ts';
import type { Database } from '#lib/server/database/database.ts';
import { decide } from '#lib/submissions/review/review.server.ts';
import { answerSender } from '#lib/submissions/review/review-answer.server.ts';
import { hold, readReview } from '#lib/submissions/review/review-queue.server.ts';
import { choicesOn } from '#lib/submissions/review/review-turn.server.ts';
import { submissionById } from '#lib/submissions/proposal/store.server.ts';
import { eachEngine, openAgain, seededDatabase, type Open } from '../support/database.ts';
import {
	addAccount,
	claimFor,
	allOf,
	changeOf,
	decisionOn,
	reviewing,
	send
} from '../support/review.ts';
import { attestedClinic, infusionClinic, referralPlace } from '../support/sample-clinics.ts';

const PHONE = { number: '+14805550199' };
const npi = changeOf(infusionClinic, 'npi', '1234567893');
const phone = changeOf(infusionClinic, 'phone', PHONE);
const hours = changeOf(infusionClinic, 'hours', 'Mo-Fr 09:00-17:00');

/** The one ZIP that is known. */
const load = () =>
	Promise.resolve(
		encodeZips([
			{ zip: '85203', latitude: 33.43, longitude: -111.8, state: 'AZ', precision: 'zip_area' }
		])
	);

const seeded = (open: Open) => seededDatabase(open, [infusionClinic, referralPlace]);

/** All that a decision may write. */
async function written({ queries }: Database) {
	const rows = (table: 'clinic_version' | 'event' | 'mail' | 'approval') =>
		queries
			.selectFrom(table)
			.select(sql<number>`cast(count(*) as integer)`.as('count'))
			.executeTakeFirstOrThrow();
	const [versions, events, mails, approvals] = await Promise.all(
		(['clinic_version', 'event', 'mail', 'approval'] as const).map(rows)
	);
	return [versions.count, events.count, mails.count, approvals.count];
}

async function stored({ queries }: Database, id: string): Promise<Clinic> {
	const row = await queries
		.selectFrom('clinic')
		.select('data')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return readClinic(row.data ?? '');
}

const lastEvent = ({ queries }: Database) =>
	queries.selectFrom('event').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow();

const stateOf = async ({ queries }: Database, id: string) =>
	(await submissionById(queries, id))?.state;

eachEngine((engine, open) => {
	it('Publishing writes the version, its event, the state and the mail.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database);
		const sent = await send(database, infusionClinic, [npi, hours]);
		const asked = decisionOn(sent, { check: 'phone', reject: ['hours'] });
		const now = new Date('2026-11-24T10:00:00Z');
		expect(await decide(services, 'ada', asked, { now })).toEqual({
			outcome: 'partly_published',
			clinicId: infusionClinic.id
		});
		const clinic = await stored(database, infusionClinic.id);
		expect(clinic.npi).toBe('1234567893');
		expect(clinic.hours).toBeUndefined();
		expect(clinic.statements).toContainEqual({
			source: 'phone_call',
			level: 'phone_confirmed',
			checkedAt: '2026-11-24',
			facts: ['npi']
		});
		const event = await lastEvent(database);
		expect(event).toMatchObject({
			actor: 'moderator',
			action: 'published',
			account_id: 'ada',
			clinic_version: 2,
			submission_id: sent.id
		});
		expect(JSON.parse(event.reason ?? '')).toEqual({
			origin: 'public',
			check: 'phone',
			accepted: ['npi'],
			rejected: ['hours']
		});
		const after = await submissionById(database.queries, sent.id);
		expect(after).toMatchObject({ state: 'published', answer: 'They did not confirm it.' });
		expect(after && (await choicesOn(database.queries, after))).toEqual([
			{ field: 'npi', accept: true },
			{ field: 'hours', accept: false, reason: 'They did not confirm it.' }
		]);
		const mail = await database.queries.selectFrom('mail').selectAll().executeTakeFirstOrThrow();
		expect(mail.recipient).toBe('sender@example.org');
		expect(mail.body_text).toContain('They did not confirm it.');
	});

	it('A publication that fails at its end leaves nothing behind.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database);
		const sent = await send(database, infusionClinic, [npi]);
		const before = await written(database);
		const hash = vi.spyOn(services.secrets, 'hash').mockImplementation(() => {
			throw new Error('The mail can not be written.');
		});
		await expect(decide(services, 'ada', decisionOn(sent))).rejects.toThrow('can not be written');
		expect(await written(database)).toEqual(before);
		expect(await stateOf(database, sent.id)).toBe('pending');
		hash.mockRestore();
		await decide(services, 'ada', decisionOn(sent));
		expect(await stateOf(database, sent.id)).toBe('published');
	});

	it('Of two who publish at once, one wins and one is told.', async () => {
		const database = await seeded(open);
		const sent = await send(database, infusionClinic, [npi]);
		const other = engine === 'postgres' ? openAgain(database.url) : database;
		const before = await written(database);
		const outcomes = await Promise.allSettled([
			decide(await reviewing(database), 'ada', decisionOn(sent)),
			decide(await reviewing(other), 'ben', decisionOn(sent))
		]);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(outcomes.filter((one) => one.status === 'rejected')).toMatchObject([
			{ reason: { name: 'ReviewRefusal', reason: 'decided' } }
		]);
		expect(await written(database)).toEqual(before.map((it) => it + 1));
	});

	it('Who clicks twice has decided, or answered, once.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database);
		const sent = await send(database, infusionClinic, [phone, npi]);
		const twice = async (who: string) => {
			const both = [1, 2].map(() => decide(services, who, decisionOn(sent)));
			return (await Promise.all(both)).map(({ outcome }) => outcome).toSorted();
		};
		expect(await twice('ada')).toEqual(['as_before', 'waiting']);
		expect(await twice('ben')).toEqual(['as_before', 'published']);
		const late = decisionOn(sent);
		late.decision.choices = [];
		expect(await decide(services, 'ben', late)).toEqual({ outcome: 'as_before' });
		late.seen.revision = Number.MAX_SAFE_INTEGER;
		await expect(decide(services, 'ben', late)).rejects.toMatchObject({ reason: 'decided' });
		const other = decisionOn(sent, { reject: ['npi'] });
		await expect(decide(services, 'ben', other)).rejects.toMatchObject({ reason: 'decided' });

		const { seen } = decisionOn(await send(database, referralPlace, [hours]));
		const answer = { seen, outcome: 'changes_requested', answer: 'Which day?' } as const;
		await Promise.all([1, 2].map(() => answerSender(services, 'ada', answer)));
		expect(await written(database)).toEqual([3, 4, 2, 2]);
		await expect(
			answerSender(services, 'ben', { ...answer, answer: 'Which hours?' })
		).rejects.toMatchObject({ reason: 'decided' });
	});

	it('A change of high risk waits for a second person, and nobody counts twice.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database);
		const sent = await send(database, infusionClinic, [phone, npi]);
		const waiting = { outcome: 'waiting', fields: ['phone'] };
		const first = decisionOn(sent, { check: 'phone' });
		const monday = new Date('2026-11-23T10:00:00Z');
		await hold(database.queries, sent.id, 'ada', { now: monday });
		expect(await decide(services, 'ada', first, { now: monday })).toEqual(waiting);
		expect(await stateOf(database, sent.id)).toBe('pending');
		const other = decisionOn(sent, { check: 'as_submitted' });
		expect(await decide(services, 'ada', other)).toEqual(waiting);
		const tuesday = new Date('2026-11-24T10:00:00Z');
		expect(await decide(services, 'ada', first, { now: tuesday })).toEqual(waiting);
		const wednesday = new Date('2026-11-25T10:00:00Z');
		const outcome = await decide(services, 'ben', first, { now: wednesday });
		expect(outcome).toMatchObject({ outcome: 'published' });
		const clinic = await stored(database, infusionClinic.id);
		expect(clinic.phone).toEqual(PHONE);
		// The call was on Tuesday, by Ada's newest word: nobody called again.
		expect(clinic.statements).toContainEqual(expect.objectContaining({ checkedAt: '2026-11-24' }));
	});

	it('A field that the first rejected needs a further person, or stays out.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database);
		const changes = [phone, changeOf(infusionClinic, 'intakePhones', [PHONE])];
		const sent = await send(database, infusionClinic, changes);
		await decide(services, 'ada', decisionOn(sent, { reject: ['phone'] }));
		expect(await decide(services, 'ben', decisionOn(sent))).toEqual({
			outcome: 'waiting',
			fields: ['phone']
		});
		const third = await decide(services, 'cleo', decisionOn(sent, { reject: ['phone'] }));
		expect(third).toMatchObject({ outcome: 'partly_published' });
		expect((await stored(database, infusionClinic.id)).phone).toEqual(infusionClinic.phone);
	});

	it('A moderator who proposed counts as one, and needs another.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database);
		const proposed = { origin: 'moderator', accountId: 'ada' } as const;
		const sent = await send(database, infusionClinic, [phone], proposed);
		await expect(decide(services, 'ada', decisionOn(sent))).rejects.toMatchObject({
			reason: 'own_proposal'
		});
		expect(await decide(services, 'ben', decisionOn(sent))).toMatchObject({ outcome: 'published' });
		const alone = await reviewing(database, 1);
		const again = { ...changeOf(infusionClinic, 'phone', null), from: PHONE };
		const next = await send(database, infusionClinic, [again], proposed);
		const outcome = await decide(alone, 'ada', decisionOn(next, { version: 2 }));
		expect(outcome).toMatchObject({ outcome: 'published' });
	});

	it('Nobody decides on what they sent for their own clinic.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database);
		const own = { origin: 'clinic', accountId: 'ada', proof: 'email_domain' } as const;
		await claimFor(database, { ...own, clinicId: infusionClinic.id });
		const sent = await send(database, infusionClinic, [hours], own);
		const refused = { reason: 'own_clinic' };
		await expect(decide(services, 'ada', decisionOn(sent))).rejects.toMatchObject(refused);
		const answer = { seen: decisionOn(sent).seen, outcome: 'rejected', answer: 'No.' } as const;
		await expect(answerSender(services, 'ada', answer)).rejects.toMatchObject(refused);
		await decide(services, 'ben', decisionOn(sent));
		const clinic = await stored(database, infusionClinic.id);
		const checkedAt = sent.createdAt.slice(0, 10);
		expect(clinic.statements).toContainEqual({
			source: 'clinic',
			level: 'self_attested',
			checkedAt,
			facts: ['hours']
		});
		expect(await lastEvent(database)).toMatchObject({ proof: 'email_domain' });
	});

	it('What the clinic sent is anyone’s word once its claim was revoked.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database);
		await addAccount(database, 'dana', 'clinic');
		const own = { origin: 'clinic', accountId: 'dana', proof: 'email_domain' } as const;
		await claimFor(database, { ...own, clinicId: infusionClinic.id });
		const sent = await send(database, infusionClinic, [hours], own);
		const proof = async () =>
			(await readReview(database.queries, sent.id, 'ada'))?.submission.proof;
		expect(await proof()).toBe('email_domain');
		await database.queries.updateTable('claim').set({ state: 'revoked' }).execute();
		expect(await proof()).toBeNull();
		await decide(services, 'ada', decisionOn(sent));
		const clinic = await stored(database, infusionClinic.id);
		expect(clinic.statements).toContainEqual({
			source: 'patient_report',
			level: 'reported',
			checkedAt: null,
			facts: ['hours']
		});
		expect(await lastEvent(database)).toMatchObject({ proof: null });
	});

	it('A clinic that changed meanwhile is a conflict; what it says already is not decided on.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database);
		const sent = await send(database, infusionClinic, [npi, hours]);
		const same = await send(database, infusionClinic, [hours]);
		await decide(services, 'ada', decisionOn(same));
		const refused = { reason: 'clinic_changed' };
		await expect(decide(services, 'ada', decisionOn(sent))).rejects.toMatchObject(refused);
		const asked = decisionOn(sent, { version: 2 });
		asked.decision.choices = asked.decision.choices.filter(({ field }) => field === 'npi');
		expect(await decide(services, 'ada', asked)).toMatchObject({ outcome: 'published' });
		expect((await stored(database, infusionClinic.id)).npi).toBe(npi.to);
	});

	it('What a clinic can not be is refused, and nothing is published.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database);
		const sent = await send(database, infusionClinic, [
			npi,
			changeOf(infusionClinic, 'name', null)
		]);
		const before = await written(database);
		await expect(decide(services, 'ada', decisionOn(sent))).rejects.toThrow('name');
		expect(await written(database)).toEqual(before);
		const unfinished = decisionOn(sent);
		unfinished.decision.choices.pop();
		await expect(decide(services, 'ada', unfinished)).rejects.toMatchObject({
			reason: 'incomplete'
		});
	});

	it('A new clinic gets an id of its own and a position.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database, 1);
		const changes = allOf({ ...infusionClinic, id: 'new' });
		const sent = await send(database, null, changes);
		const asked = decisionOn(sent, { reject: ['position'] });
		const outcome = await decide(services, 'ada', asked, { load });
		expect(outcome).toMatchObject({
			clinicId: expect.stringMatching(/^desert-mind-clinic-mesa-az-\w{5}$/) as string
		});
		const { clinicId } = outcome as { clinicId: string };
		const { position } = await stored(database, clinicId);
		expect(position).toEqual({ latitude: 33.43, longitude: -111.8, precision: 'zip' });
		expect(await submissionById(database.queries, sent.id)).toMatchObject({ clinicId });
		const mail = await database.queries.selectFrom('mail').selectAll().executeTakeFirstOrThrow();
		expect(mail.body_text).toContain(`/clinics/${clinicId}\n`);
		expect(mail.body_text).toContain(`/clinics/${clinicId}/claim\n`);
	});

	it('A place that closed meanwhile is only changed by listing it again.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database, 1);
		const sent = await send(database, infusionClinic, [npi]);
		const closing = [changeOf(infusionClinic, 'listing', 'closed')];
		await decide(services, 'ada', decisionOn(await send(database, infusionClinic, closing)));
		await expect(decide(services, 'ada', decisionOn(sent, { version: 2 }))).rejects.toMatchObject({
			reason: 'not_listed'
		});
		const reopening = await send(database, infusionClinic, allOf(infusionClinic));
		await decide(services, 'ada', decisionOn(reopening, { version: 2 }));
		expect((await stored(database, infusionClinic.id)).name).toBe(infusionClinic.name);
	});

	it('What an import says otherwise rests on its edition once it is accepted.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database, 1);
		const sent = await send(
			database,
			attestedClinic,
			[changeOf(attestedClinic, 'name', 'Riverbend Clinic')],
			{ kind: 'import', origin: 'import', batchId: 'samhsa-2024', contactEmail: null }
		);
		await decide(services, 'ada', decisionOn(sent));
		const { name, statements } = await stored(database, attestedClinic.id);
		expect(name).toBe('Riverbend Clinic');
		expect(statements.find(({ facts }) => facts.includes('name'))).toMatchObject({
			source: 'directory_import',
			level: 'reported',
			edition: 'samhsa-2024',
			checkedAt: null
		});
		expect((await written(database))[2]).toBe(0);
	});

	it('When every field is rejected nothing is published, and the sender is told why.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database);
		const sent = await send(database, infusionClinic, [phone, npi]);
		const before = await written(database);
		const asked = decisionOn(sent, { reject: ['phone', 'npi'] });
		expect(await decide(services, 'ada', asked)).toEqual({ outcome: 'rejected' });
		expect(await written(database)).toEqual([before[0], before[1] + 1, 1, 1]);
		expect(await stateOf(database, sent.id)).toBe('rejected');
		expect(await lastEvent(database)).toMatchObject({ action: 'rejected', clinic_version: null });
	});

	it('A sender with an account is asked for changes there, in their language.', async () => {
		const database = await seeded(open);
		const services = await reviewing(database);
		await addAccount(database, 'sue', 'clinic');
		const sent = await send(database, infusionClinic, [npi], {
			origin: 'account',
			accountId: 'sue',
			contactEmail: null,
			locale: 'es'
		});
		const { seen } = decisionOn(sent);
		const answer = 'Which site is it?';
		await answerSender(services, 'ada', { seen, outcome: 'changes_requested', answer });
		expect(await submissionById(database.queries, sent.id)).toMatchObject({
			state: 'changes_requested',
			revision: 2,
			answer,
			decidedAt: null
		});
		const mail = await database.queries.selectFrom('mail').selectAll().executeTakeFirstOrThrow();
		expect(mail.recipient).toBe('sue@example.org');
		expect(mail.body_text).toContain('/es/submissions/');
	});
});
