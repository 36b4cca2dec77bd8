import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { eachEngine, seededDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { infusionClinic } from '../../../tests/support/sample-clinics.ts';
import { updateSubmission } from '#lib/server/submission-store.ts';
import { keepHouse } from './housekeeping.server.ts';
import { submit } from './store.server.ts';
import type { State } from './submission.ts';

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

			await Promise.all([keepHouse(database), keepHouse(database)]);
			const rows = await database.queries.selectFrom('submission').selectAll().execute();
			const purged = rows.filter((it) => it.contact_email === null && it.note === null);
			expect(purged.map((it) => it.id).toSorted()).toEqual(old.toSorted());
			expect(rows.filter((it) => it.purged_at !== null)).toEqual(purged);

			await keepHouse(database, new Date(Date.now() + DAY / 2));
			expect(await database.queries.selectFrom('submission').selectAll().execute()).toEqual(rows);
		});
	});
});
