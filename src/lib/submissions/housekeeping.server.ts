import { purgeFailedMails } from '#lib/server/mail/mail-store.ts';
import { purgeClaims, purgeSubmissions } from '#lib/server/purge-store.ts';
import { sweepRateLimits } from '#lib/server/rate-limit-store.ts';
import type { Services } from '#lib/server/services.ts';

/** How long after a decision the contact and the note are kept, in milliseconds. */
const KEPT = 90 * 24 * 60 * 60 * 1000;

/** Forgets what is to be forgotten by now. Doing it twice, or twice at once, is doing it once. */
export async function keepHouse(
	{ database }: Pick<Services, 'database'>,
	now = new Date()
): Promise<void> {
	const { queries } = database;
	const before = new Date(now.getTime() - KEPT);
	await purgeSubmissions(queries, before, now);
	await purgeClaims(queries, before);
	await purgeFailedMails(queries, before);
	await sweepRateLimits(queries, now);
}
