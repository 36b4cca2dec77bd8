import { readRow } from '#lib/server/database/read-row.ts';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readListed } from '#lib/clinics/record/read-clinic.ts';
import { reviewersAmong } from '#lib/accounts/account-store.server.ts';
import type { Queries } from '#lib/server/database/database.ts';
import type { DirectoryChange } from '#lib/server/directory/directory-store.ts';
import { queueMail } from '#lib/server/mail/outbox.ts';
import { approvalRows, emailOf } from '#lib/submissions/proposal/review-store.server.ts';
import type { Services } from '#lib/server/services.ts';
import { updateSubmission } from '#lib/submissions/proposal/submission-store.server.ts';
import { provedClaim } from '#lib/submissions/ownership/claims.server.ts';
import {
	decision,
	isOwnInterest,
	type Choice,
	type Decision,
	type DecisionRecord,
	type Vote
} from '#lib/submissions/proposal/decision.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { outcomeMail, type Outcome } from './outcome-mail.server.ts';
import type { Holder } from './review.ts';
import { ReviewRefusal } from './review-refusal.ts';
import { addedLinks, statusLink } from '#lib/submissions/proposal/status-link.server.ts';
import { submissionById } from '#lib/submissions/proposal/store.server.ts';
import type { State, Submission } from '#lib/submissions/proposal/submission.ts';

/** What reviewing works with. */
export type Reviewing = Pick<Services, 'database' | 'secrets' | 'settings'>;

/** What a moderator saw when they decided. */
export const seen = z.strictObject({
	submissionId: z.string(),
	revision: z.int().positive(),
	/** Version of the clinic; null: it is new. */
	clinicVersion: z.int().positive().nullable()
});
export type Seen = z.infer<typeof seen>;

/** A moderator's turn on a submission, within the transaction that ends it. */
export interface Turn {
	change: DirectoryChange;
	submission: Submission;
	/** The clinic as it is; null: it is new, or not listed. */
	clinic: Clinic | null;
	accountId: string;
	now: Date;
}

/**
 * Takes the turn to decide on a submission, as the moderator saw it.
 *
 * @throws ReviewRefusal when it isn't as they saw it, or not theirs to decide on now
 */
export async function openDecision(
	change: DirectoryChange,
	{ submissionId, revision, clinicVersion }: Seen,
	accountId: string,
	now: Date
): Promise<Turn> {
	const stored = await submissionById(change.queries, submissionId);
	if (!stored) throw new ReviewRefusal('gone');
	const submission = await asProvedNow(change.queries, stored);
	if (submission.state !== 'pending' || submission.revision !== revision) {
		throw new ReviewRefusal('decided');
	}
	if (holderOf(submission, accountId, now) === 'others') throw new ReviewRefusal('held');
	if (await isTheirs(change.queries, submission, accountId)) throw new ReviewRefusal('own_clinic');
	const { clinicId } = submission;
	const listed = clinicId === null ? undefined : await change.clinic(clinicId);
	if ((listed?.version ?? null) !== clinicVersion) throw new ReviewRefusal('clinic_changed');
	return { change, submission, clinic: readListed(listed?.data), accountId, now };
}

/**
 * A submission that waits, with the proof of its sender only while that holds: a claim may have been
 * revoked since it was sent.
 */
export async function asProvedNow(queries: Queries, submission: Submission): Promise<Submission> {
	const { state, origin, proof, clinicId, accountId } = submission;
	const isOfClinic = origin === 'clinic' && proof !== null && clinicId !== null;
	if (state !== 'pending' || !isOfClinic) return submission;
	const claim = accountId === null ? undefined : await provedClaim(queries, clinicId, accountId);
	return { ...submission, proof: claim ? proof : null };
}

/** Whether a submission is this moderator's own, or about a clinic they speak for: others decide. */
export async function isTheirs(
	queries: Queries,
	submission: Submission,
	accountId: string
): Promise<boolean> {
	const { clinicId } = submission;
	if (isOwnInterest(submission, accountId)) return true;
	if (clinicId === null) return false;
	return (await provedClaim(queries, clinicId, accountId)) !== undefined;
}

/** Who holds a submission now. */
export function holderOf(
	{ heldBy, heldUntil }: Pick<Submission, 'heldBy' | 'heldUntil'>,
	accountId: string,
	now: Date
): Holder {
	if (heldBy === null || heldUntil === null || heldUntil <= now.toISOString()) return 'nobody';
	return heldBy === accountId ? 'mine' : 'others';
}

/**
 * The decisions that count on a submission as it is now: those of moderators who still are.
 *
 * @param clinic as it is now; null: it is new, or not listed
 */
export async function votesOn(
	queries: Queries,
	submission: Pick<Submission, 'id' | 'revision'>,
	clinic: Clinic | null
): Promise<Vote[]> {
	const now = saidBy(clinic);
	const votes = (await decisionsOn(queries, submission)).map(({ saw, ...it }): Vote => {
		const isOutdated = ({ field }: Choice) =>
			saw !== undefined && !isDeepStrictEqual(saw[field], now[field]);
		return { ...it, outdated: it.choices.filter(isOutdated).map(({ field }) => field) };
	});
	const counting = await reviewersAmong(
		queries,
		votes.map(({ accountId }) => accountId)
	);
	return votes.filter(({ accountId }) => counting.has(accountId));
}

/**
 * Whether a moderator decided in this very way on what they saw: a form may arrive twice. Once it is
 * published, the second one has nothing left to choose.
 */
export async function isDecidedSo(
	queries: Queries,
	{ submissionId: id, revision }: Seen,
	accountId: string,
	decided: Decision
): Promise<boolean> {
	const submission = await submissionById(queries, id);
	if (!submission || submission.revision < revision) return false;
	const votes = await decisionsOn(queries, { id, revision });
	return votes.some(
		({ accountId: by, choices, check, evidence }) =>
			by === accountId &&
			check === decided.check &&
			evidence === decided.evidence &&
			decided.choices.every((it) => choices.some((one) => isDeepStrictEqual(one, it)))
	);
}

/** Whether a submission still waits as it was seen. */
export async function waits(queries: Queries, { submissionId, revision }: Seen): Promise<boolean> {
	const it = await submissionById(queries, submissionId);
	return it?.state === 'pending' && it.revision === revision;
}

/** The moderator who proposed a submission, and counts as one; null: nobody, or no moderator any more. */
export async function proposerOf(
	queries: Queries,
	{ origin, accountId }: Pick<Submission, 'origin' | 'accountId'>
): Promise<string | null> {
	if (origin !== 'moderator' || accountId === null) return null;
	return (await reviewersAmong(queries, [accountId])).has(accountId) ? accountId : null;
}

/** A decision as it is kept, with what the clinic said of each field when it was made. */
const keptDecision = z.object({
	decision,
	saw: z.record(z.string(), z.json()).optional()
});

interface KeptVote extends Omit<Vote, 'outdated'> {
	/** undefined: it was kept before that was. */
	saw: Record<string, unknown> | undefined;
}

async function decisionsOn(
	queries: Queries,
	{ id, revision }: Pick<Submission, 'id' | 'revision'>
): Promise<KeptVote[]> {
	const rows = await approvalRows(queries, id, revision);
	return rows.map((row) => {
		const { saw, ...decided } = z.record(z.string(), z.json()).parse(JSON.parse(row.decision));
		const kept = readRow('approval', row, keptDecision, { decision: decided, saw });
		return { accountId: row.account_id, at: row.created_at, saw: kept.saw, ...kept.decision };
	});
}

/** A decision on a clinic, to be kept. */
export function decisionToKeep(decided: Decision, clinic: Clinic | null): string {
	const now = saidBy(clinic);
	const fields = decided.choices.map(({ field }) => field);
	const saw = Object.fromEntries(
		fields.filter((it) => it in now).map((field) => [field, now[field]])
	);
	return JSON.stringify({ ...decided, saw });
}

/** What a clinic says of each field, as JSON has it. */
const saidBy = (clinic: Clinic | null): Record<string, unknown> =>
	JSON.parse(JSON.stringify(fieldsOf(clinic)));

/** What was said to each field of a submission when it was decided; []: it was not decided by field. */
export async function choicesOn(
	queries: Queries,
	{ id, revision, decidedAt }: Pick<Submission, 'id' | 'revision' | 'decidedAt'>
): Promise<Choice[]> {
	if (decidedAt === null) return [];
	// The decision that ended the turn raised the revision, and has its instant; others waited.
	const votes = await decisionsOn(queries, { id, revision: revision - 1 });
	return votes.find(({ at }) => at === decidedAt)?.choices ?? [];
}

/** How a turn ends. */
interface End {
	outcome: Outcome;
	/** What the sender is told; null: nothing besides. */
	answer: string | null;
	published?: Published;
}

/** A clinic as it was published; null: it was closed. */
export interface Published {
	/** null: a report without changes, on no clinic. */
	id: string | null;
	clinic: Clinic | null;
}

/**
 * Ends a turn: the submission's new state, and the mail that tells its sender.
 *
 * @throws ReviewRefusal when someone was first
 */
export async function endTurn(
	services: Reviewing,
	{ change, submission, clinic, accountId, now }: Turn,
	{ outcome, answer, published }: End
): Promise<void> {
	const { id, revision } = submission;
	const state: State = outcome === 'partly_published' ? 'published' : outcome;
	const settled = await updateSubmission(change.queries, id, revision, {
		state,
		answer,
		held_by: null,
		held_until: null,
		...(state !== 'changes_requested' && { decided_at: now.toISOString() }),
		...(published && { clinic_id: published.id })
	});
	if (!settled) throw new ReviewRefusal('decided');

	const to = await addressOf(change.queries, submission, accountId);
	if (to === null) return;
	const { locale } = submission;
	const clinicName = nameOf(submission, clinic ?? published?.clinic ?? null);
	const link = statusLink(services, id, locale);
	const added =
		submission.kind === 'new_clinic' && published?.clinic
			? addedLinks(services, published.clinic.id, locale)
			: null;
	await queueMail(change.queries, {
		to,
		...outcomeMail({ locale, clinicName, outcome, answer, link, added }),
		dedupeKey: `outcome ${id} ${revision}`
	});
}

/** Where the sender is told what was decided; null: they left no address, or decided themselves. */
async function addressOf(
	queries: Queries,
	{ accountId: sender, contactEmail }: Submission,
	me: string
): Promise<string | null> {
	if (sender === me) return null;
	return contactEmail ?? (sender === null ? null : emailOf(queries, sender));
}

/** What a submission is about: the clinic's name, or the one that a new clinic would have. */
export function nameOf(
	{ changes, clinicId }: Pick<Submission, 'changes' | 'clinicId'>,
	clinic: Pick<Clinic, 'name'> | null
): string {
	const proposed = changes.find(({ field }) => field === 'name')?.to;
	return clinic?.name ?? (typeof proposed === 'string' ? proposed : (clinicId ?? ''));
}

/** The event that a decision is in the record. */
export function eventOf(
	{ submission, accountId }: Turn,
	action: string,
	record: Omit<DecisionRecord, 'origin'>
) {
	return {
		actor: 'moderator',
		action,
		account_id: accountId,
		submission_id: submission.id,
		clinic_id: submission.clinicId,
		reason: JSON.stringify({ origin: submission.origin, ...record } satisfies DecisionRecord),
		proof: submission.proof
	};
}
