import type { Logger } from 'pino';
import type { Job } from '#lib/server/operate/background.ts';
import type { Database } from '../database/database.ts';
import type { MailRow } from '../database/tables.ts';
import { dueMails, leaseMail, markFailed, markSent } from './mail-store.ts';
import { onQueued } from './outbox.ts';
import type { SendMail } from './transport.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * For how long a mail is taken by anyone who sends it. A process that was killed after handing a mail
 * in sends it again after this, with the same Message-ID.
 */
const LEASE = 10 * MINUTE;

/** After this a mail is given up. */
const PATIENCE = 72 * HOUR;

/** How many are read at a time. */
const BATCH = 20;

/** Time until the next attempt after so many: 1, 2, 4 … minutes, at most 6 hours. */
export const pauseAfter = (attempts: number): number =>
	Math.min(MINUTE * 2 ** (attempts - 1), 6 * HOUR);

interface Delivery {
	database: Pick<Database, 'queries'>;
	send: SendMail;
	log: Logger;
}

/**
 * Sends what is due, one after the other. Any number of processes may do so at once: each mail is
 * sent by the one that takes it.
 *
 * @param isStopped asked before each mail
 * @returns how many were sent
 */
export async function deliverDue(
	delivery: Delivery,
	now: () => Date = () => new Date(),
	isStopped: () => boolean = () => false
): Promise<number> {
	const { queries } = delivery.database;
	let sent = 0;
	for (;;) {
		const mails = await dueMails(queries, now(), BATCH);
		for (const mail of mails) {
			if (isStopped()) return sent;
			if (!(await leaseMail(queries, mail, new Date(now().getTime() + LEASE)))) continue;
			if (await deliver(delivery, { ...mail, attempts: mail.attempts + 1 }, now)) sent++;
		}
		if (mails.length < BATCH) return sent;
	}
}

/** Sends one mail that was taken. */
async function deliver(
	{ database, send, log }: Delivery,
	mail: MailRow,
	now: () => Date
): Promise<boolean> {
	const { id, attempts } = mail;
	try {
		await send(mail);
	} catch (error) {
		const reason = reasonOf(error);
		const age = now().getTime() - Date.parse(mail.created_at);
		const next = age < PATIENCE ? new Date(now().getTime() + pauseAfter(attempts)) : null;
		await markFailed(database.queries, id, reason, next);
		if (next) log.warn({ mail: id, attempts, reason }, 'mail not sent, to be tried again');
		else log.error({ mail: id, attempts, reason }, 'mail given up');
		return false;
	}
	await markSent(database.queries, id, now());
	log.info({ mail: id, attempts }, 'mail sent');
	return true;
}

/** What went wrong, without the server's own words: they name the recipient. */
function reasonOf(error: unknown): string {
	const { code, responseCode, command } = error as Record<string, unknown>;
	return [code, responseCode, command].filter(Boolean).join(' ') || 'unknown';
}

/** Looks for mails that others queued, or that are due again, this often. */
const POLL = 5000;

/** Delivery as background work: at once when this process queues a mail. */
export const deliveryJob = (delivery: Delivery): Job => ({
	name: 'mail',
	every: POLL,
	work: (isStopped) => deliverDue(delivery, undefined, isStopped),
	listen: onQueued
});
