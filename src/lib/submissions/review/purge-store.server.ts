import { sql } from 'kysely';
import type { Queries } from '#lib/server/database/database.ts';

/**
 * Closes submissions whose sender was last asked for changes before a time, and sent none: nobody is
 * going to decide on them.
 */
export async function expireSubmissions(queries: Queries, before: Date, now: Date): Promise<void> {
	const askedSince = queries
		.selectFrom('event')
		.select('submission_id')
		.where('action', '=', 'changes_requested')
		.where('submission_id', 'is not', null)
		.where('at', '>=', before.toISOString());
	await queries
		.updateTable('submission')
		.set({
			state: 'expired',
			revision: sql<number>`revision + 1`,
			decided_at: now.toISOString(),
			held_by: null,
			held_until: null
		})
		.where('state', '=', 'changes_requested')
		.where('created_at', '<', before.toISOString())
		.where('id', 'not in', askedSince)
		.execute();
}

/** Removes what is private from submissions that were decided before a time. */
export async function purgeSubmissions(queries: Queries, before: Date, now: Date): Promise<void> {
	await queries
		.updateTable('submission')
		.set({ contact_email: null, note: null, purged_at: now.toISOString() })
		.where('state', 'in', ['published', 'rejected', 'withdrawn', 'expired'])
		.where('decided_at', '<', before.toISOString())
		.where('purged_at', 'is', null)
		.execute();
}

/** Removes what claimants said for themselves from claims that were decided before a time. */
export async function purgeClaims(queries: Queries, before: Date): Promise<void> {
	await queries
		.updateTable('claim')
		.set({ note: null })
		.where('decided_at', '<', before.toISOString())
		.where('note', 'is not', null)
		.execute();
}
