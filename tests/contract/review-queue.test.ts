import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Risk } from '#lib/submissions/proposal/submission.ts';
import { decide } from '#lib/submissions/review/review.server.ts';
import {
	hold,
	nextFor,
	readDecided,
	readQueue,
	readReview,
	release
} from '#lib/submissions/review/review-queue.server.ts';
import { restore } from '#lib/submissions/review/restore.server.ts';
import { versionsOf } from '#lib/server/directory/history-store.ts';
import { eachEngine, seededDatabase } from '../support/database.ts';
import { changeOf, decisionOn, reviewing, send } from '../support/review.ts';
import { infusionClinic, referralPlace } from '../support/sample-clinics.ts';

const CLINICS = [infusionClinic, referralPlace];
const phone = changeOf(infusionClinic, 'phone', { number: '+14805550199' });
const hours = changeOf(infusionClinic, 'hours', 'Mo-Fr 09:00-17:00');
const kind = changeOf(referralPlace, 'kind', 'outpatient');
const all = { filter: {}, page: 1 };
const { id } = infusionClinic;

eachEngine((_, open) => {
	it('The queue has high risk first, then the oldest, and says what is overdue.', async () => {
		const database = await seededDatabase(open, CLINICS);
		const low = await send(database, infusionClinic, [hours]);
		const normal = await send(database, referralPlace, [kind], { kind: 'correction' });
		const first = await send(database, infusionClinic, [phone]);
		// The order is by the millisecond.
		await setTimeout(2);
		const second = await send(database, infusionClinic, [phone]);
		const { queries } = database;
		const queue = await readQueue(queries, 'ada', all);
		expect(queue.items.map((it) => it.id)).toEqual([first.id, second.id, normal.id, low.id]);
		expect(queue).toMatchObject({ total: 4, counts: { pending: 4, high: 2, overdue: 0 } });
		expect(queue.items[2]).toMatchObject({ name: 'Harbor House', town: 'Eureka, CA' });
		expect(JSON.stringify(queue)).not.toContain('sender@example.org');

		const later = new Date(Date.now() + 7 * 24 * 3600 * 1000);
		const late = await readQueue(queries, 'ada', all, later);
		expect(late.counts.overdue).toBe(4);
		expect(late.items.every(({ isOverdue }) => isOverdue)).toBe(true);

		const only = async (filter: { kind?: string; risk?: Risk }) =>
			(await readQueue(queries, 'ada', { filter, page: 1 })).items.map((it) => it.id);
		expect(await only({ kind: 'correction' })).toEqual([normal.id]);
		expect(await only({ risk: 'low' })).toEqual([low.id]);
		expect(await only({ kind: 'correction', risk: 'low' })).toEqual([]);
	});

	it('Pages of the queue follow each other.', async () => {
		const database = await seededDatabase(open, CLINICS);
		for (let i = 0; i < 27; i++) await send(database, infusionClinic, [hours]);
		const one = await readQueue(database.queries, 'ada', all);
		const two = await readQueue(database.queries, 'ada', { filter: {}, page: 2 });
		expect([one.items.length, two.items.length, two.total]).toEqual([25, 2, 27]);
		expect(new Set([...one.items, ...two.items].map((it) => it.id)).size).toBe(27);
	});

	it('A hold keeps others away for half an hour, and an admin may take over.', async () => {
		const database = await seededDatabase(open, CLINICS);
		const services = await reviewing(database);
		const { queries } = database;
		const sent = await send(database, infusionClinic, [hours]);
		const now = new Date('2026-11-24T10:00:00Z');
		const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
		await hold(queries, sent.id, 'ada', { now });
		const held = { reason: 'held' };
		await expect(hold(queries, sent.id, 'ben', { now: minutes(29) })).rejects.toMatchObject(held);
		await expect(
			decide(services, 'ben', decisionOn(sent), { now: minutes(29) })
		).rejects.toMatchObject(held);
		const mine = { filter: { held: 'mine' }, page: 1 } as const;
		const others = { filter: { held: 'others' }, page: 1 } as const;
		expect((await readQueue(queries, 'ada', mine, minutes(29))).total).toBe(1);
		expect(await readQueue(queries, 'ben', others, minutes(29))).toMatchObject({
			total: 1,
			items: [{ holder: 'others', heldBy: 'ada@example.org' }]
		});
		expect(await readReview(queries, sent.id, 'ben', minutes(29))).toMatchObject({
			holder: 'others',
			heldBy: 'ada@example.org',
			refusal: 'held'
		});

		await hold(queries, sent.id, 'cleo', { isTakeover: true, now: minutes(1) });
		await release(queries, sent.id, 'ada');
		expect((await readReview(queries, sent.id, 'cleo', minutes(2)))?.holder).toBe('mine');
		await release(queries, sent.id, 'cleo');
		await hold(queries, sent.id, 'ada', { now });
		await hold(queries, sent.id, 'ben', { now: minutes(30) });
		await decide(services, 'ben', decisionOn(sent), { now: minutes(31) });
		await expect(hold(queries, sent.id, 'ada')).rejects.toMatchObject({ reason: 'decided' });
		expect(await readDecided(queries, 'ada')).toMatchObject([{ id: sent.id, state: 'published' }]);
	});

	it('Who decided first sees that it waits for another, who sees what they decided.', async () => {
		const database = await seededDatabase(open, CLINICS);
		const { queries } = database;
		const sent = await send(database, infusionClinic, [phone]);
		await decide(await reviewing(database), 'ada', decisionOn(sent, { check: 'phone' }));
		const waits = async (who: string) => (await readQueue(queries, who, all)).items[0].waits;
		expect([await waits('ada'), await waits('ben')]).toEqual(['for_others', 'for_me']);
		expect(await readReview(queries, sent.id, 'ada')).toMatchObject({
			refusal: null,
			votes: [],
			own: { accountId: 'ada', check: 'phone' }
		});
		expect(await readReview(queries, sent.id, 'ben')).toMatchObject({
			refusal: null,
			own: null,
			votes: [{ accountId: 'ada', check: 'phone', choices: [{ field: 'phone', accept: true }] }]
		});
	});

	it('It says what else waits on the clinic, who reads an answer, and what to do next.', async () => {
		const database = await seededDatabase(open, CLINICS);
		const services = await reviewing(database);
		const { queries } = database;
		const sent = await send(database, infusionClinic, [phone], { contactEmail: null });
		const other = await send(database, infusionClinic, [hours]);
		await send(database, referralPlace, [kind], { origin: 'import', kind: 'import' });
		const seen = await readReview(queries, sent.id, 'ada');
		expect(seen).toMatchObject({ reader: 'page', alsoWaiting: [{ id: other.id }] });
		expect(await readReview(queries, other.id, 'ada')).toMatchObject({ reader: 'mail' });
		expect(await nextFor(queries, 'ada', '')).toMatchObject({ id: sent.id });
		expect(await nextFor(queries, 'ada', sent.id)).not.toMatchObject({ id: sent.id });
		await decide(services, 'ada', decisionOn(sent));
		const imported = await nextFor(queries, 'ada', '');
		expect(imported).toMatchObject({ name: 'Harbor House' });
		expect(await readReview(queries, imported?.id ?? '', 'ada')).toMatchObject({
			reader: 'nobody',
			alsoWaiting: []
		});
		await hold(queries, imported?.id ?? '', 'ben');
		expect(await nextFor(queries, 'ada', '')).toMatchObject({ id: other.id });
		await decide(services, 'ada', decisionOn(other));
		expect(await nextFor(queries, 'ada', '')).toBeNull();
		expect(await nextFor(queries, 'ben', '')).toMatchObject({ id: sent.id });
	});

	it('Any version can be restored, as a new version with its reason.', async () => {
		const database = await seededDatabase(open, CLINICS);
		const services = await reviewing(database, 1);
		const closing = await send(database, infusionClinic, [
			changeOf(infusionClinic, 'listing', 'closed')
		]);
		await decide(services, 'ada', decisionOn(closing));
		const asked = { clinicId: id, version: 1, seen: 2, reason: 'It moved, and did not close.' };
		await expect(restore(services, 'ben', { ...asked, seen: 1 })).rejects.toMatchObject({
			reason: 'clinic_changed'
		});
		await expect(restore(services, 'ben', { ...asked, version: 9 })).rejects.toMatchObject({
			reason: 'gone'
		});
		expect(await restore(services, 'ben', asked)).toEqual({ outcome: 'restored', version: 3 });
		await expect(restore(services, 'ben', { ...asked, seen: 3 })).rejects.toMatchObject({
			reason: 'same'
		});
		const versions = await versionsOf(database.queries, id);
		expect(versions.map(({ version, action }) => [version, action])).toEqual([
			[3, 'restored'],
			[2, 'published'],
			[1, 'seeded']
		]);
		expect(versions[0]).toMatchObject({ actor: 'moderator', reason: asked.reason });
		expect(JSON.parse(versions[0].data ?? '')).toEqual(infusionClinic);
	});

	it('Of two who restore at once, one wins and one is told.', async () => {
		const database = await seededDatabase(open, CLINICS);
		const services = await reviewing(database, 1);
		await decide(services, 'ada', decisionOn(await send(database, infusionClinic, [hours])));
		const asked = { clinicId: id, version: 1, seen: 2, reason: 'The hours were wrong.' };
		const outcomes = await Promise.allSettled([
			restore(services, 'ada', asked),
			restore(services, 'ben', asked)
		]);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
		expect((await versionsOf(database.queries, id)).length).toBe(3);
	});
});
