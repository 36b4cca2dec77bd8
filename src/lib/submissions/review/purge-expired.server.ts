import { forgetExpired, forgetIdleAccounts } from '#lib/accounts/account-store.server.ts';
import type { Job } from '#lib/server/operate/background.ts';
import type { Database } from '#lib/server/database/database.ts';
import { purgeFailedMails } from '#lib/server/mail/mail-store.ts';
import { expireSubmissions, purgeClaims, purgeSubmissions } from './purge-store.server.ts';
import { sweepRateLimits } from '#lib/server/limits/rate-limit-store.ts';

/**
 * How long after a decision the contact and the note are kept, and how long a sender has to change
 * what they were asked to, in milliseconds.
 */
const KEPT = 90 * 24 * 60 * 60 * 1000;

/** Forgets what is to be forgotten by now. Doing it twice, or twice at once, is doing it once. */
export async function purgeExpired(
	{ queries }: Pick<Database, 'queries'>,
	now = new Date()
): Promise<void> {
	const before = new Date(now.getTime() - KEPT);
	await expireSubmissions(queries, before, now);
	await purgeSubmissions(queries, before, now);
	await purgeClaims(queries, before);
	await purgeFailedMails(queries, before);
	await sweepRateLimits(queries, now);
	await forgetExpired(queries, now);
	await forgetIdleAccounts(queries, before);
}

const HOUR = 60 * 60 * 1000;

/** Housekeeping as background work: at start, and every hour. */
export const housekeepingJob = (database: Database): Job => ({
	name: 'housekeeping',
	every: HOUR,
	work: () => purgeExpired(database)
});
