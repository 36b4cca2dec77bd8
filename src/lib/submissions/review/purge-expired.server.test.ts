import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import {
	eachEngine,
	seededDatabase,
	type TestDatabase
} from '../../../../tests/support/database.ts';
import { addAccount, claimFor } from '../../../../tests/support/review.ts';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { updateSubmission } from '#lib/submissions/proposal/submission-store.server.ts';
import { purgeExpired } from './purge-expired.server.ts';
import { submit } from '#lib/submissions/proposal/store.server.ts';
import type { State } from '#lib/submissions/proposal/submission.ts';

const DAY = 24 * 60 * 60 * 1000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

/** A submission with contact and note, decided so many days ago. */
async function decided(database: TestDatabase, state: State, days: number): Promise<string> {
	const { id } = await submit(database, {
		kind: 'correction',
		clinicId: infusionClinic.id,
		baseVersion: 1,
		changes: [],
		origin: 'public',
		accountId: null,
		proof: null,
		note: 'I am Someone.',
		about: 'phone',
		contactEmail: 'someone@example.org',
		locale: 'en',
		idempotencyKey: randomUUID(),
		batchId: null
	});
	await updateSubmission(database.queries, id, 1, { state, decided_at: ago(days) });
	return id;
}

/** A moderator asked its sender for changes so many days ago. */
async function ask(database: TestDatabase, id: string, days: number): Promise<void> {
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - days * DAY });
	try {
		await changeDirectory(database, ({ log }) =>
			log({ actor: 'moderator', action: 'changes_requested', submission_id: id })
		);
	} finally {
		vi.useRealTimers();
	}
}

eachEngine((_, open) => {
	describe('housekeeping', () => {
		it('forgets contact and note 90 days after the decision, not before, and once', async () => {
			const database = await seededDatabase(open, [infusionClinic]);
			const old = [
				await decided(database, 'published', 91),
				await decided(database, 'rejected', 200),
				await decided(database, 'withdrawn', 91)
			];
			await decided(database, 'published', 89);
			await decided(database, 'changes_requested', 200);

			await Promise.all([purgeExpired(database), purgeExpired(database)]);
			const rows = await database.queries.selectFrom('submission').selectAll().execute();
			const purged = rows.filter((it) => it.contact_email === null && it.note === null);
			expect(purged.map((it) => it.id).toSorted()).toEqual(old.toSorted());
			expect(rows.filter((it) => it.purged_at !== null)).toEqual(purged);

			await purgeExpired(database, new Date(Date.now() + DAY / 2));
			expect(await database.queries.selectFrom('submission').selectAll().execute()).toEqual(rows);
		});

		it('closes what its sender was asked to change and did not for 90 days, then forgets it', async () => {
			const database = await seededDatabase(open, [infusionClinic]);
			const { queries } = database;
			const asked = async (...days: number[]) => {
				const id = await decided(database, 'changes_requested', 0);
				await queries
					.updateTable('submission')
					.set({ created_at: ago(300), decided_at: null })
					.where('id', '=', id)
					.execute();
				for (const day of days) await ask(database, id, day);
				return id;
			};
			const silent = await asked(200, 91);
			const recent = [await asked(89), await asked(200, 89)];

			const now = new Date();
			await Promise.all([purgeExpired(database, now), purgeExpired(database, now)]);
			const rows = () => queries.selectFrom('submission').selectAll().execute();
			const states = new Map((await rows()).map((it) => [it.id, it]));
			expect(states.get(silent)).toMatchObject({
				state: 'expired',
				revision: 3,
				decided_at: now.toISOString(),
				contact_email: 'someone@example.org'
			});
			for (const id of recent) expect(states.get(id)?.state).toBe('changes_requested');

			await purgeExpired(database, new Date(now.getTime() + 91 * DAY));
			const gone = (await rows()).find((it) => it.id === silent);
			expect(gone).toMatchObject({ state: 'expired', contact_email: null, note: null });
		});

		it('forgets the accounts of those who speak for no clinic and have nothing under way', async () => {
			const database = await seededDatabase(open, [infusionClinic]);
			const { queries } = database;
			const accounts: Record<string, Parameters<typeof addAccount>[2]> = {
				idle: 'clinic',
				answered: 'clinic',
				asked: 'clinic',
				waits: 'clinic',
				speaks: 'clinic',
				late: 'clinic',
				out: 'clinic',
				reviews: 'moderator'
			};
			for (const [id, role] of Object.entries(accounts)) await addAccount(database, id, role);
			await queries
				.updateTable('user')
				.set({ deactivated_at: ago(1) })
				.where('id', '=', 'out')
				.execute();
			const of = (accountId: string) =>
				queries.updateTable('submission').set({ account_id: accountId });
			await of('answered')
				.where('id', '=', await decided(database, 'published', 500))
				.execute();
			await of('late')
				.where('id', '=', await decided(database, 'rejected', 300))
				.execute();
			const asked = await decided(database, 'changes_requested', 0);
			await of('asked').set({ decided_at: null }).where('id', '=', asked).execute();
			const clinicId = infusionClinic.id;
			await claimFor(database, { accountId: 'speaks', clinicId, proof: 'phone_code' });
			await claimFor(database, { accountId: 'waits', clinicId, proof: 'phone_code' });
			const waiting = { state: 'pending', proof: null };
			await queries.updateTable('claim').set(waiting).where('account_id', '=', 'waits').execute();
			const left = async (now?: Date) => {
				await purgeExpired(database, now);
				const rows = await queries.selectFrom('user').select('id').orderBy('id').execute();
				return rows.map(({ id }) => id);
			};
			expect(await left(), 'all are new').toHaveLength(8);
			const later = new Date(Date.now() + 91 * DAY);
			await of('late')
				.set({ decided_at: later.toISOString() })
				.where('account_id', '=', 'late')
				.execute();
			const kept = ['asked', 'late', 'out', 'reviews', 'speaks', 'waits'];
			expect(await left(later)).toEqual(kept);
		});
	});
});
