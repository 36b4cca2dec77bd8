import { randomUUID } from 'node:crypto';
import type { Queries } from '../database/database.ts';

/** A mail to send. */
export interface NewMail {
	to: string;
	subject: string;
	text: string;
	html: string;
	/** The same mail is queued once, however often it is asked for. */
	dedupeKey?: string;
}

/** Who wants to know that a mail was queued by this process, to send it at once. */
const listeners = new Set<() => void>();

/** Hears of each mail that this process queues. Its transaction may still be under way. */
export function onQueued(listener: () => void): () => void {
	listeners.add(listener);
	return () => void listeners.delete(listener);
}

/**
 * Queues a mail within the transaction that it belongs to: both happen, or neither. It is sent
 * afterwards, and tried again while the mail server is away.
 *
 * @returns false when a mail with the same key is there already
 */
export async function queueMail(queries: Queries, mail: NewMail): Promise<boolean> {
	const now = new Date().toISOString();
	const added = await queries
		.insertInto('mail')
		.values({
			id: randomUUID(),
			recipient: mail.to,
			subject: mail.subject,
			body_text: mail.text,
			body_html: mail.html,
			state: 'waiting',
			attempts: 0,
			next_attempt_at: now,
			last_error: null,
			dedupe_key: mail.dedupeKey ?? null,
			created_at: now,
			sent_at: null
		})
		.onConflict((it) => it.column('dedupe_key').doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!added) return false;
	for (const listener of listeners) listener();
	return true;
}
