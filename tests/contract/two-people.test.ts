import { expect, it } from 'vitest';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { updateAccount } from '#lib/accounts/account-store.server.ts';
import type { Database } from '#lib/server/database/database.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { restore } from '#lib/submissions/review/restore.server.ts';
import { answerSender } from '#lib/submissions/review/review-answer.server.ts';
import { readQueue, readReview } from '#lib/submissions/review/review-queue.server.ts';
import { decide } from '#lib/submissions/review/review.server.ts';
import { eachEngine, seededDatabase } from '../support/database.ts';
import {
	addAccount,
	allOf,
	changeOf,
	claimFor,
	decisionOn,
	reviewing,
	send
} from '../support/review.ts';
import { attestedClinic } from '../support/sample-clinics.ts';

const { id } = attestedClinic;
const SERVICE = 'service/esketamine_nasal/clinic';
const npi = changeOf(attestedClinic, 'npi', '1234567893');
const phone = changeOf(attestedClinic, 'phone', { number: '+14805550199' });
const longer = changeOf(attestedClinic, SERVICE, { monitoringMinutes: 150 });

/** Lists the clinic without its esketamine. */
function stopEsketamine(database: Database) {
	const services = attestedClinic.services.filter((it) => it.route !== 'esketamine_nasal');
	const without: Clinic = { ...attestedClinic, services };
	const event = { actor: 'moderator', action: 'published' };
	return changeDirectory(database, ({ write }) => write(id, JSON.stringify(without), event));
}

eachEngine((_, open) => {
	it('Esketamine that was taken off the list needs two people, whatever version a change names.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		await stopEsketamine(database);
		const sent = await send(database, attestedClinic, [longer]);
		expect(sent.risk).toBe('high');
		const asked = decisionOn(sent, { version: 2 });
		const waiting = { outcome: 'waiting', fields: [SERVICE] };
		expect(await decide(services, 'ada', asked)).toEqual(waiting);
		expect(await decide(services, 'ben', asked)).toMatchObject({ outcome: 'published' });
	});

	it('So does what was sent before it was taken off the list.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		const sent = await send(database, attestedClinic, [longer]);
		expect(sent.risk).toBe('normal');
		await stopEsketamine(database);
		const outcome = await decide(services, 'ada', decisionOn(sent, { version: 2 }));
		expect(outcome).toEqual({ outcome: 'waiting', fields: [SERVICE] });
	});

	it('Who accepted a phone before another was published has to accept it anew.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		const sent = await send(database, attestedClinic, [phone]);
		const other = changeOf(attestedClinic, 'phone', { number: '+14805550177' });
		const meanwhile = await send(database, attestedClinic, [other]);
		const waiting = { outcome: 'waiting', fields: ['phone'] };
		expect(await decide(services, 'ada', decisionOn(sent))).toEqual(waiting);
		expect(await decide(services, 'ada', decisionOn(meanwhile))).toEqual(waiting);
		expect(await decide(services, 'ben', decisionOn(meanwhile))).toMatchObject({
			outcome: 'published'
		});

		const asked = decisionOn(sent, { version: 2 });
		expect(await readReview(database.queries, sent.id, 'ben')).toMatchObject({
			votes: [{ accountId: 'ada', outdated: ['phone'] }]
		});
		expect(await decide(services, 'ben', asked)).toEqual(waiting);
		// The very same decision, on what the clinic says now.
		expect(await decide(services, 'ada', asked)).toMatchObject({ outcome: 'published' });
	});

	it('What changed besides leaves an acceptance as it is.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		const sent = await send(database, attestedClinic, [phone]);
		const besides = await send(database, attestedClinic, [npi]);
		expect(await decide(services, 'ada', decisionOn(sent))).toMatchObject({ outcome: 'waiting' });
		expect(await decide(services, 'ben', decisionOn(besides))).toMatchObject({
			outcome: 'published'
		});
		expect(await decide(services, 'ben', decisionOn(sent, { version: 2 }))).toMatchObject({
			outcome: 'published'
		});
	});

	it('Nobody decides alone about a clinic they speak for, no matter who sent it, nor restores it.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		const { queries } = database;
		await stopEsketamine(database);
		const sent = await send(database, attestedClinic, [npi]);
		await claimFor(database, { accountId: 'ada', clinicId: id, proof: 'email_domain' });
		const refused = { reason: 'own_clinic' };
		const asked = decisionOn(sent, { version: 2 });
		await expect(decide(services, 'ada', asked)).rejects.toMatchObject(refused);
		const answer = { seen: asked.seen, outcome: 'rejected', answer: 'No.' } as const;
		await expect(answerSender(services, 'ada', answer)).rejects.toMatchObject(refused);
		expect(await readReview(queries, sent.id, 'ada')).toMatchObject({ refusal: 'own_clinic' });
		const restoring = { clinicId: id, version: 1, seen: 2, reason: 'They told me.' };
		await expect(restore(services, 'ada', restoring)).rejects.toMatchObject(refused);
		const one = { ...services, settings: { ...services.settings, highRiskReviewers: 1 } };
		const done = { outcome: 'restored', version: 3 };
		expect(await restore(one, 'ben', restoring)).toEqual(done);
		const outcome = await decide(services, 'ben', decisionOn(sent, { version: 3 }));
		expect(outcome).toMatchObject({ outcome: 'published' });
	});

	it('Two who disagree end it between them: anyone who decides anew is counted by their newest word.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		const { queries } = database;
		const intake = changeOf(attestedClinic, 'intakePhones', [{ number: '+14805550198' }]);
		const sent = await send(database, attestedClinic, [phone, intake]);
		const noPhone = decisionOn(sent, { reject: ['phone'] });
		const noIntake = decisionOn(sent, { reject: ['intakePhones'] });
		await decide(services, 'ada', noPhone);
		const waiting = { outcome: 'waiting', fields: ['phone'] };
		expect(await decide(services, 'ben', noIntake)).toEqual(waiting);
		for (const who of ['ada', 'ben']) {
			expect(await readReview(queries, sent.id, who)).toMatchObject({ refusal: null });
		}
		// Once more the same is a second click.
		expect(await decide(services, 'ben', noIntake)).toEqual({ outcome: 'as_before' });
		const [first, second] = await Promise.all([1, 2].map(() => decide(services, 'ada', noIntake)));
		expect([first.outcome, second.outcome].toSorted()).toEqual(['as_before', 'partly_published']);
		const rows = await queries.selectFrom('approval').selectAll().execute();
		expect(rows.map((it) => it.account_id).toSorted()).toEqual(['ada', 'ben']);
		expect((await readReview(queries, sent.id, 'ben'))?.choices).toEqual(noIntake.decision.choices);
	});

	it('Who decided on it may still ask for changes, or reject it all.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		const sent = await send(database, attestedClinic, [phone]);
		const asked = decisionOn(sent);
		await decide(services, 'ada', asked);
		const none = decisionOn(sent, { reject: ['phone'] });
		expect(await decide(services, 'ada', none)).toEqual({ outcome: 'rejected' });
		const other = await send(database, attestedClinic, [phone]);
		const { seen } = decisionOn(other);
		await decide(services, 'ada', decisionOn(other));
		await answerSender(services, 'ada', { seen, outcome: 'changes_requested', answer: 'Which?' });
		expect((await readReview(database.queries, other.id, 'ada'))?.submission.state).toBe(
			'changes_requested'
		);
	});

	it('Enough people are enough as soon as one of them decides the same once more.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const sent = await send(database, attestedClinic, [phone]);
		const asked = decisionOn(sent);
		expect(await decide(await reviewing(database), 'ada', asked)).toMatchObject({
			outcome: 'waiting'
		});
		// The operator asks for one person from now on.
		expect(await decide(await reviewing(database, 1), 'ada', asked)).toMatchObject({
			outcome: 'published'
		});
	});

	it('A new clinic is not accepted without its name, nor by a call to the number that was sent.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		const sent = await send(database, null, allOf({ ...attestedClinic, id: 'new' }));
		const nameless = decisionOn(sent, { reject: ['name'] });
		const refused = (reason: string) => expect.objectContaining({ reason }) as Error;
		await expect(decide(services, 'ada', nameless)).rejects.toEqual(refused('nameless'));
		const called = decisionOn(sent, { check: 'phone' });
		await expect(decide(services, 'ada', called)).rejects.toEqual(refused('no_number'));
		expect(await readReview(database.queries, sent.id, 'ada')).toMatchObject({ own: null });
		const all = decisionOn(sent, { reject: sent.changes.map(({ field }) => field) });
		expect(await decide(services, 'ada', all)).toEqual({ outcome: 'rejected' });
	});

	it.each([
		['deactivated', { deactivated_at: '2026-11-24T10:00:00.000Z' }],
		['a clinic’s account', { role: 'clinic' }]
	])('A moderator who is %s by now does not count.', async (_, set) => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		const { queries } = database;
		const proposed = { origin: 'moderator', accountId: 'ada' } as const;
		const theirs = await send(database, attestedClinic, [phone], proposed);
		const sent = await send(database, attestedClinic, [phone]);
		const waiting = { outcome: 'waiting', fields: ['phone'] };
		expect(await decide(services, 'ada', decisionOn(sent))).toEqual(waiting);
		await updateAccount(queries, 'ada', set);
		const { items } = await readQueue(queries, 'ben', { filter: {}, page: 1 });
		expect(items.map((it) => it.waits)).toEqual(['no', 'no']);
		expect(await readReview(queries, sent.id, 'ben')).toMatchObject({ votes: [] });
		expect(await decide(services, 'ben', decisionOn(sent))).toEqual(waiting);
		expect(await decide(services, 'ben', decisionOn(theirs))).toEqual(waiting);
		await addAccount(database, 'dora', 'admin');
		await decide(services, 'dora', decisionOn(sent));
		expect((await readReview(queries, sent.id, 'ben'))?.submission.state).toBe('published');
	});
});
