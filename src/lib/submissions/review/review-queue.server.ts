import { placeIn } from '#lib/clinics/record/place-in.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readListed } from '#lib/clinics/record/read-clinic.ts';
import { reviewersAmong } from '#lib/accounts/account-store.server.ts';
import { callReportsOf } from '#lib/submissions/calls/call-report-store.server.ts';
import type { Queries } from '#lib/server/database/database.ts';
import { currentVersion } from '#lib/server/directory/history-store.ts';
import {
	approversOf,
	countQueue,
	decidedRows,
	emailsOf,
	holdRow,
	pendingOn,
	queueRows,
	releaseRow,
	type QueueCounts,
	type QueueFilter,
	type QueueRow
} from '#lib/submissions/proposal/review-store.server.ts';
import { compareWithNow } from '#lib/clinics/record/change.ts';
import { dueAt, overdueBefore } from '#lib/submissions/status/due.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import type { QueueItem, Review } from './review.ts';
import { restoredVersion } from './restoration.ts';
import { ReviewRefusal } from './review-refusal.ts';
import {
	asProvedNow,
	choicesOn,
	holderOf,
	isTheirs,
	nameOf,
	votesOn
} from './review-turn.server.ts';
import { readSubmission, submissionById } from '#lib/submissions/proposal/store.server.ts';
import type { Submission } from '#lib/submissions/proposal/submission.ts';
import type { CallOutcome } from '#lib/submissions/calls/call-outcome.ts';

/** How many submissions a page of the queue shows. */
export const PAGE_SIZE = 25;

/** How many of the last decisions are shown. */
const DECIDED = 50;

/** How long a hold lasts. */
const HOLD_MINUTES = 30;

/** A page of the queue. */
export interface Queue {
	items: QueueItem[];
	/** How many the filter leaves, on all pages. */
	total: number;
	counts: QueueCounts;
}

/** What waits for review: high risk first, and the oldest first. @param page from 1 */
export async function readQueue(
	queries: Queries,
	accountId: string,
	{ filter, page }: { filter: QueueFilter; page: number },
	now = new Date()
): Promise<Queue> {
	const asking = { accountId, now: now.toISOString() };
	const counts = await countQueue(queries, asking, overdueBefore(now));
	const part = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
	const { rows, total } = await queueRows(queries, filter, asking, part);
	return { items: await itemsOf(queries, rows, accountId, now), total, counts };
}

/** The submissions that were decided last, the latest first. */
export async function readDecided(
	queries: Queries,
	accountId: string,
	now = new Date()
): Promise<QueueItem[]> {
	return itemsOf(queries, await decidedRows(queries, DECIDED), accountId, now);
}

async function itemsOf(
	queries: Queries,
	rows: readonly QueueRow[],
	accountId: string,
	now: Date
): Promise<QueueItem[]> {
	const approvers = await approversOf(
		queries,
		rows.map(({ id }) => id)
	);
	const counting = await reviewersAmong(
		queries,
		approvers.map((it) => it.account_id)
	);
	const holders = await emailsOf(
		queries,
		rows.flatMap(({ held_by }) => held_by ?? [])
	);
	const late = overdueBefore(now);
	return rows.map((row) => {
		const { clinic_data, ...rest } = row;
		const submission = readSubmission(rest);
		const { changes, createdAt } = submission;
		const clinic = readListed(clinic_data);
		const { city, state }: Partial<Clinic['address']> =
			clinic?.address ?? placeIn(changes).address ?? {};
		const voters = approvers.filter(
			(it) => it.submission_id === row.id && counting.has(it.account_id)
		);
		const isDone = voters.some((it) => it.account_id === accountId);
		return {
			...publicPart(submission),
			name: nameOf(submission, clinic),
			town: city && state ? `${city}, ${state}` : null,
			fields: changes.map(({ field }) => field),
			dueAt: dueAt(createdAt),
			isOverdue: submission.state === 'pending' && createdAt < late,
			holder: holderOf(submission, accountId, now),
			heldBy: holders.get(row.held_by ?? '') ?? null,
			waits: voters.length === 0 ? 'no' : isDone ? 'for_others' : 'for_me'
		};
	});
}

function publicPart(it: Submission) {
	const { id, kind, origin, proof, risk, state, about, createdAt, decidedAt } = it;
	return { id, kind, origin, proof, risk, state, about, createdAt, decidedAt };
}

/** @returns undefined when there is no such submission */
export async function readReview(
	queries: Queries,
	id: string,
	accountId: string,
	now = new Date()
): Promise<Review | undefined> {
	const stored = await submissionById(queries, id);
	if (!stored) return undefined;
	const submission = await asProvedNow(queries, stored);
	const { clinicId, createdAt } = submission;
	const listed = clinicId === null ? undefined : await currentVersion(queries, clinicId);
	const clinic = readListed(listed?.data);
	const votes = await votesOn(queries, submission, clinic);
	const holder = holderOf(submission, accountId, now);
	const isOwn = await isTheirs(queries, submission, accountId);
	const { heldBy } = submission;
	const holders = await emailsOf(queries, heldBy === null ? [] : [heldBy]);
	return {
		submission,
		name: nameOf(submission, clinic),
		clinic,
		clinicVersion: listed?.version ?? null,
		compared: compareWithNow(submission.changes, fieldsOf(clinic)),
		votes: votes.filter((it) => it.accountId !== accountId),
		own: votes.find((it) => it.accountId === accountId) ?? null,
		choices: await choicesOn(queries, submission),
		dueAt: dueAt(createdAt),
		isOverdue: submission.state === 'pending' && createdAt < overdueBefore(now),
		holder,
		heldBy: holders.get(heldBy ?? '') ?? null,
		minutesHeld: minutesHeld(submission, now),
		refusal:
			submission.state !== 'pending'
				? 'decided'
				: isOwn
					? 'own_clinic'
					: holder === 'others'
						? 'held'
						: null,
		reader: readerOf(submission),
		isOwnProposal: submission.origin === 'moderator' && submission.accountId === accountId,
		restores: restoredVersion(submission),
		alsoWaiting: clinicId === null ? [] : await alsoWaiting(queries, clinicId, id),
		calls: clinicId === null ? [] : await callsOn(queries, clinicId, now)
	};
}

/** Who reads what a moderator answers. */
function readerOf({ origin, contactEmail, accountId }: Submission): Review['reader'] {
	if (origin === 'import') return 'nobody';
	return contactEmail === null && accountId === null ? 'page' : 'mail';
}

async function alsoWaiting(
	queries: Queries,
	clinicId: string,
	id: string
): Promise<Review['alsoWaiting']> {
	return (await pendingOn(queries, clinicId))
		.filter((it) => it.id !== id)
		.map(readSubmission)
		.map(({ id, kind, createdAt }) => ({ id, kind, createdAt }));
}

/** What a moderator may work on next, besides one: it waits for them, and nobody else holds it. */
export async function nextFor(
	queries: Queries,
	accountId: string,
	besides: string
): Promise<Pick<QueueItem, 'id' | 'name'> | null> {
	const { items } = await readQueue(queries, accountId, { filter: {}, page: 1 });
	const next = items.find(
		(it) => it.id !== besides && it.waits !== 'for_others' && it.holder !== 'others'
	);
	return next ? { id: next.id, name: next.name } : null;
}

function minutesHeld({ heldUntil }: Submission, now: Date): number {
	if (heldUntil === null) return 0;
	return Math.max(0, Math.ceil((Date.parse(heldUntil) - now.getTime()) / 60_000));
}

async function callsOn(queries: Queries, clinicId: string, now: Date): Promise<Review['calls']> {
	const since = new Date(now);
	since.setUTCFullYear(since.getUTCFullYear() - 1);
	const reports = await callReportsOf(queries, clinicId, since.toISOString().slice(0, 10));
	const counts = new Map<CallOutcome, number>();
	for (const { outcome } of reports) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
	return [...counts]
		.map(([outcome, count]) => ({ outcome, count }))
		.toSorted((a, b) => b.count - a.count);
}

/**
 * Holds a submission to work on it, for half an hour.
 *
 * @param isTakeover ends the hold of someone else: for admins
 * @throws ReviewRefusal when someone else holds it, or it is decided
 */
export async function hold(
	queries: Queries,
	id: string,
	accountId: string,
	{ isTakeover = false, now = new Date() } = {}
): Promise<void> {
	const until = new Date(now.getTime() + HOLD_MINUTES * 60_000).toISOString();
	const asking = { accountId, now: now.toISOString() };
	if (await holdRow(queries, id, asking, until, isTakeover)) return;
	const submission = await submissionById(queries, id);
	if (!submission) throw new ReviewRefusal('gone');
	throw new ReviewRefusal(submission.state === 'pending' ? 'held' : 'decided');
}

/** Ends one's own hold. */
export const release = (queries: Queries, id: string, accountId: string): Promise<void> =>
	releaseRow(queries, id, accountId);
