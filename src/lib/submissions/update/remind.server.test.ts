import { afterEach, describe, expect, it, vi } from 'vitest';
import { accountServices, newSession } from '../../../../tests/support/accounts.ts';
import {
	eachEngine,
	openAgain,
	seededDatabase,
	type Open
} from '../../../../tests/support/database.ts';
import { claimFor } from '../../../../tests/support/review.ts';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { updateClaim } from '#lib/submissions/ownership/claim-store.server.ts';
import type { Database } from '#lib/server/database/database.ts';
import { confirmListing } from './confirm.server.ts';
import { readReminderLink } from './reminder-link.server.ts';
import { countDue, remind } from './remind.server.ts';
import { updaterOf } from './update.server.ts';

const CLINIC = infusionClinic.id;
const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse('2026-01-01T12:00:00Z');

/** Lets so many days pass since the claims were proved. */
const day = (count: number) => {
	vi.useFakeTimers({ toFake: ['Date'], now: START + count * DAY });
	return new Date();
};

afterEach(() => void vi.useRealTimers());

const mails = ({ queries }: Database) =>
	queries.selectFrom('mail').selectAll().orderBy('created_at').execute();

const linkIn = (text: string, page = 'confirm') =>
	new URL(new RegExp(`\\S+/${page}\\?\\S+`).exec(text)?.[0] ?? '');

/** A clinic for which two people speak, since day 0. */
async function claimedClinic(open: Open) {
	const database = await seededDatabase(open, [infusionClinic]);
	const services = await accountServices(database);
	day(0);
	const claims: { id: string; accountId: string }[] = [];
	for (const email of ['one@example.org', 'two@example.org']) {
		const { account } = await newSession(services, email);
		const own = { accountId: account.id, clinicId: CLINIC, proof: 'email_domain' as const };
		const id = await claimFor(database, own);
		claims.push({ id, accountId: account.id });
	}
	return { url: database.url, services, database, claims };
}

eachEngine((engine, open) => {
	describe('reminding', () => {
		it('can be counted without being done', async () => {
			const { services, database } = await claimedClinic(open);
			for (const [later, due] of [
				[89, 0],
				[90, 2],
				[120, 2]
			]) {
				const now = day(later);
				expect(await countDue(database, now), `day ${later}`).toEqual({ claims: 2, due });
				const before = await mails(database);
				expect(await countDue(database, now)).toEqual({ claims: 2, due });
				expect(await mails(database)).toEqual(before);
				expect((await remind(services, now)).queued).toBe(due);
				expect(await countDue(database, now)).toEqual({ claims: 2, due: 0 });
			}
			// Sent late, so that the next is not due yet.
			expect((await remind(services, day(170))).queued).toBe(2);
			expect(await countDue(database, day(180))).toEqual({ claims: 2, due: 0 });
		});

		it('writes to everyone who speaks for a clinic after 90 days, and every 30 after that', async () => {
			const { services, database } = await claimedClinic(open);
			expect(await remind(services, day(89))).toEqual({ claims: 2, queued: 0 });
			expect(await remind(services, day(90))).toEqual({ claims: 2, queued: 2 });
			expect((await mails(database)).map((it) => it.recipient).toSorted()).toEqual([
				'one@example.org',
				'two@example.org'
			]);
			for (const later of [90, 91, 119])
				expect((await remind(services, day(later))).queued).toBe(0);
			expect((await remind(services, day(120))).queued).toBe(2);
		});

		it('does not follow a late reminder at once with the next', async () => {
			const { services } = await claimedClinic(open);
			expect((await remind(services, day(119))).queued).toBe(2);
			expect((await remind(services, day(121))).queued).toBe(0);
			expect((await remind(services, day(149))).queued).toBe(2);
		});

		it('begins anew when somebody confirmed', async () => {
			const { services, claims } = await claimedClinic(open);
			await remind(services, day(90));
			day(100);
			await confirmListing(services, CLINIC, 1, { ...claims[0], proof: 'email_domain' });
			expect((await remind(services, day(189))).queued).toBe(0);
			expect((await remind(services, day(190))).queued).toBe(2);
		});

		it('writes once, however many ask at the same time', async () => {
			const { services, database, url } = await claimedClinic(open);
			// Two connections of one process would wait for each other's locks on SQLite.
			const other = engine === 'postgres' ? openAgain(url) : database;
			const now = day(95);
			const all = await Promise.all(
				Array.from({ length: 8 }, (_, i) =>
					remind({ ...services, database: i % 2 ? database : other }, now)
				)
			);
			expect(all.reduce((sum, it) => sum + it.queued, 0)).toBe(2);
			expect(await mails(database)).toHaveLength(2);
		});

		it('leaves revoked claims alone', async () => {
			const { services, database, claims } = await claimedClinic(open);
			await updateClaim(database.queries, claims[0].id, 'proved', { state: 'revoked' });
			expect(await remind(services, day(90))).toEqual({ claims: 1, queued: 1 });
		});
	});

	describe('a reminder’s link', () => {
		it('speaks for one clinic by one claim, for 30 days', async () => {
			const { services, database, claims } = await claimedClinic(open);
			await remind(services, day(90));
			const links = (await mails(database)).map((mail) => linkIn(mail.body_text));
			const read = await Promise.all(
				links.map((it) => readReminderLink(services, it.searchParams, day(119)))
			);
			expect(read.map((it) => it?.claimId).toSorted()).toEqual(
				claims.map((it) => it.id).toSorted()
			);
			expect(read[0]).toMatchObject({ clinicId: CLINIC, proof: 'email_domain' });
			expect(await readReminderLink(services, links[0].searchParams, day(121))).toBeUndefined();
		});

		it('lets who it was mailed to correct this clinic too, in their name', async () => {
			const { services, database, claims } = await claimedClinic(open);
			await remind(services, day(90));
			const mail = (await mails(database)).find((it) => it.recipient === 'one@example.org');
			const { pathname, searchParams } = linkIn(mail?.body_text ?? '', 'update');
			expect(pathname).toBe(`/clinics/${CLINIC}/update`);
			expect(await updaterOf(services, null, CLINIC, searchParams)).toEqual({
				origin: 'clinic',
				accountId: claims[0].accountId,
				proof: 'email_domain',
				contactEmail: 'one@example.org'
			});
			expect(await updaterOf(services, null, 'another-clinic', searchParams)).toBeNull();
			expect(await updaterOf(services, null, CLINIC, new URLSearchParams())).toBeNull();
			day(121);
			expect(await updaterOf(services, null, CLINIC, searchParams)).toBeNull();
		});

		it('is used up once the clinic has confirmed, from the next day on', async () => {
			const { services, database } = await claimedClinic(open);
			await remind(services, day(90));
			const [{ body_text }] = await mails(database);
			const { searchParams } = linkIn(body_text);
			const reminded = await readReminderLink(services, searchParams, day(91));
			if (!reminded) throw new Error('The link should hold.');
			await confirmListing(services, CLINIC, 1, reminded);
			expect(await readReminderLink(services, searchParams, new Date())).toBeDefined();
			expect(await readReminderLink(services, searchParams, day(92))).toBeUndefined();
		});

		it('is worth nothing changed, or once its claim is revoked', async () => {
			const { services, database, claims } = await claimedClinic(open);
			await remind(services, day(90));
			const [{ body_text }] = await mails(database);
			const { searchParams } = linkIn(body_text);
			for (const name of ['clinic', 'claim', 'checked', 'until', 'key']) {
				const changed = new URLSearchParams(searchParams);
				changed.set(name, `${searchParams.get(name)}0`);
				expect(await readReminderLink(services, changed)).toBeUndefined();
				// Left out it is as good as empty, and this clinic has never checked anything.
				if (name === 'checked') continue;
				changed.delete(name);
				expect(await readReminderLink(services, changed)).toBeUndefined();
			}
			expect(await readReminderLink(services, searchParams)).toBeDefined();
			for (const { id } of claims)
				await updateClaim(database.queries, id, 'proved', { state: 'revoked' });
			expect(await readReminderLink(services, searchParams)).toBeUndefined();
		});
	});
});
