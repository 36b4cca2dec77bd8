import type { Queries } from '../database/database.ts';
import type { MailRow } from '../database/tables.ts';

/** Mails that are to be sent now, the longest waiting first. */
export function dueMails(queries: Queries, now: Date, most: number): Promise<MailRow[]> {
	return queries
		.selectFrom('mail')
		.selectAll()
		.where('state', '=', 'waiting')
		.where('next_attempt_at', '<=', now.toISOString())
		.orderBy('next_attempt_at')
		.limit(most)
		.execute();
}

/**
 * Takes a mail to send it, so that no other instance does meanwhile.
 *
 * @param until when it is due again, should this process end without a word
 * @returns false when another was first
 */
export async function leaseMail(queries: Queries, mail: MailRow, until: Date): Promise<boolean> {
	const { numUpdatedRows } = await queries
		.updateTable('mail')
		.set({ next_attempt_at: until.toISOString(), attempts: mail.attempts + 1 })
		.where('id', '=', mail.id)
		.where('state', '=', 'waiting')
		.where('attempts', '=', mail.attempts)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** What is left of a mail that nobody needs any more: that there was one. */
const EMPTIED = { recipient: '', subject: '', body_text: '', body_html: '' };

export async function markSent(queries: Queries, id: string, at: Date): Promise<void> {
	await queries
		.updateTable('mail')
		.set({ ...EMPTIED, state: 'sent', sent_at: at.toISOString(), last_error: null })
		.where('id', '=', id)
		.execute();
}

/** @param next when to try again; null: never */
export async function markFailed(
	queries: Queries,
	id: string,
	error: string,
	next: Date | null
): Promise<void> {
	await queries
		.updateTable('mail')
		.set({
			last_error: error,
			...(next ? { next_attempt_at: next.toISOString() } : { state: 'failed' })
		})
		.where('id', '=', id)
		.where('state', '=', 'waiting')
		.execute();
}

/** Empties mails that were given up and queued before a time. That they were, and why, stays. */
export async function purgeFailedMails(queries: Queries, before: Date): Promise<void> {
	await queries
		.updateTable('mail')
		.set(EMPTIED)
		.where('state', '=', 'failed')
		.where('created_at', '<', before.toISOString())
		.where('recipient', '<>', '')
		.execute();
}
