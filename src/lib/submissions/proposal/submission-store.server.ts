import { sql } from 'kysely';
import type { Queries } from '#lib/server/database/database.ts';
import type { SubmissionRow } from '#lib/server/database/tables.ts';

/**
 * Adds a submission; one with the same idempotency key is the same act of sending, and stays.
 *
 * @returns the stored row, and whether it is new
 */
export async function addSubmission(
	queries: Queries,
	row: SubmissionRow
): Promise<{ row: SubmissionRow; added: boolean }> {
	const added = await queries
		.insertInto('submission')
		.values(row)
		.onConflict((it) => it.column('idempotency_key').doNothing())
		.returningAll()
		.executeTakeFirst();
	if (added) return { row: added, added: true };
	const known = await queries
		.selectFrom('submission')
		.selectAll()
		.where('idempotency_key', '=', row.idempotency_key)
		.executeTakeFirstOrThrow();
	return { row: known, added: false };
}

export const findSubmission = (queries: Queries, id: string): Promise<SubmissionRow | undefined> =>
	queries.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirst();

/**
 * Changes a submission if it is still at the revision that its decider saw, and raises it.
 *
 * @returns the row as it is then; undefined when someone was first
 */
export async function updateSubmission(
	queries: Queries,
	id: string,
	revision: number,
	set: Partial<Omit<SubmissionRow, 'id' | 'revision'>>
): Promise<SubmissionRow | undefined> {
	return queries
		.updateTable('submission')
		.set({ ...set, revision: sql<number>`revision + 1` })
		.where('id', '=', id)
		.where('revision', '=', revision)
		.returningAll()
		.executeTakeFirst();
}

/** The submissions of an account that are not decided yet, the newest first. */
export const openSubmissionsOf = (queries: Queries, accountId: string): Promise<SubmissionRow[]> =>
	queries
		.selectFrom('submission')
		.selectAll()
		.where('account_id', '=', accountId)
		.where('state', 'in', ['pending', 'changes_requested'])
		.orderBy('created_at', 'desc')
		.execute();
