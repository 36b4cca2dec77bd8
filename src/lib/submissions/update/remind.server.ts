import { readStored } from '#lib/clinics/record/stored-clinic.server.ts';
import { baseLocale, isLocale } from '#lib/paraglide/runtime.js';
import { updateClaim } from '#lib/submissions/ownership/claim-store.server.ts';
import type { Database, Queries } from '#lib/server/database/database.ts';
import { readSnapshot } from '#lib/server/database/snapshot.ts';
import { queueMail } from '#lib/server/mail/outbox.ts';
import { claimsToRemind, wasQueuedSince, type ClaimToRemind } from './reminder-store.server.ts';
import type { Services } from '#lib/server/services.ts';
import { reminderMail } from './reminder-mail.server.ts';
import { reminderLinks } from './reminder-link.server.ts';
import { dueReminder, lastCheckedByClinic, REMIND_EVERY } from './reminder.ts';

type Needed = Pick<Services, 'database' | 'secrets' | 'settings'>;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Queues a mail to each account that speaks for a clinic and has not confirmed its facts for 90
 * days: one at most every 30 days until somebody does. Run it as often as you like, on as many
 * machines.
 *
 * @returns how many claims hold, and how many mails were queued
 */
export async function remind(
	services: Needed,
	now = new Date()
): Promise<{ claims: number; queued: number }> {
	const claims = await claimsToRemind(services.database.queries);
	let queued = 0;
	for (const claim of claims) {
		if (await remindOf(services, claim, now)) queued++;
	}
	return { claims: claims.length, queued };
}

/** How many claims hold, and how many mails `remind` would queue. */
export function countDue(
	database: Database,
	now = new Date()
): Promise<{ claims: number; due: number }> {
	return readSnapshot(database, async (queries) => {
		const claims = await claimsToRemind(queries);
		let due = 0;
		for (const claim of claims) {
			const reminder = reminderOf(claim, now);
			if (!reminder || (await isTooSoon(queries, reminder, now))) continue;
			if (!(await wasQueuedSince(queries, reminder.key, new Date(0)))) due++;
		}
		return { claims: claims.length, due };
	});
}

/** A reminder that is due, unless it was sent. */
interface Reminder {
	clinicName: string;
	checkedAt: string | null;
	/** What its mail is queued as, once. */
	key: string;
	keyBefore: string;
}

/** Which reminder of a claim is due; null: none. */
function reminderOf(claim: ClaimToRemind, now: Date): Reminder | null {
	const clinic = readStored(claim.data, claim.clinic_id);
	const checkedAt = lastCheckedByClinic(clinic);
	const proved = claim.decided_at?.slice(0, 10) ?? null;
	// Who proved to speak for it yesterday is not reminded of what someone else left undone.
	const since = [checkedAt, proved]
		.filter((day) => day !== null)
		.toSorted()
		.at(-1);
	const due = since === undefined ? null : dueReminder(since, now.toISOString().slice(0, 10));
	if (due === null) return null;
	const key = (reminder: number) => `reminder ${claim.id} ${since} ${reminder}`;
	return { clinicName: clinic.name, checkedAt, key: key(due), keyBefore: key(due - 1) };
}

/** A reminder that went out late must not be followed at once by the next. */
const isTooSoon = (queries: Queries, { keyBefore }: Reminder, now: Date): Promise<boolean> =>
	wasQueuedSince(queries, keyBefore, new Date(now.getTime() - REMIND_EVERY * DAY));

async function remindOf(services: Needed, claim: ClaimToRemind, now: Date): Promise<boolean> {
	const reminder = reminderOf(claim, now);
	if (!reminder) return false;
	const { clinicName, checkedAt, key } = reminder;
	const locale = isLocale(claim.locale) ? claim.locale : baseLocale;
	const { clinic_id: clinicId, id: claimId } = claim;
	return services.database.transaction(async (queries) => {
		// Unless the claim was revoked meanwhile; others who remind of it wait here for their turn.
		if (!(await updateClaim(queries, claimId, 'proved', { state: 'proved' }))) return false;
		if (await isTooSoon(queries, reminder, now)) return false;
		return queueMail(queries, {
			to: claim.email,
			...reminderMail({
				locale,
				clinicName,
				...reminderLinks(services, { clinicId, claimId, checkedAt, locale }, now),
				checkedAt
			}),
			dedupeKey: key
		});
	});
}
