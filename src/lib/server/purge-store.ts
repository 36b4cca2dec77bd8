import type { Queries } from './database/database.ts';

/** Removes what is private from submissions that were decided before a time. */
export async function purgeSubmissions(queries: Queries, before: Date, now: Date): Promise<void> {
	await queries
		.updateTable('submission')
		.set({ contact_email: null, note: null, purged_at: now.toISOString() })
		.where('state', 'in', ['published', 'rejected', 'withdrawn'])
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
