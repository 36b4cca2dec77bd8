import { isDeepStrictEqual } from 'node:util';
import { m } from '#lib/paraglide/messages.js';
import type { Session } from '#lib/accounts/session.ts';
import type { Queries } from '#lib/server/database/database.ts';
import {
	findSubmission,
	updateSubmission
} from '#lib/submissions/proposal/submission-store.server.ts';
import type { Services } from '#lib/server/services.ts';
import { clinicAsSeen, readPlacedCorrection } from '#lib/submissions/correction/correct.server.ts';
import { subjectOf } from '#lib/submissions/correction/correction-typed.ts';
import { textOf, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { readSubmission, riskNow } from '#lib/submissions/proposal/store.server.ts';
import { isOpen, NOTE_LENGTH, type Submission } from '#lib/submissions/proposal/submission.ts';

/**
 * A submission, for its sender: anyone with its key, or the account that sent it.
 *
 * @returns undefined when there is none, or it is somebody else's: nobody learns which
 */
export async function ownSubmission(
	{ database, secrets }: Pick<Services, 'database' | 'secrets'>,
	session: Session | null,
	id: string,
	key: string
): Promise<Submission | undefined> {
	const hasKey = secrets.verify('submission', id, key);
	if (!hasKey && !session) return undefined;
	const row = await findSubmission(database.queries, id);
	if (!row || !(hasKey || row.account_id === session?.account.id)) return undefined;
	return readSubmission(row);
}

/** What became of a sender's wish: done, wrong in some fields, or too late. */
export type Amended = 'done' | 'changed_meanwhile' | { errors: FormErrors };

/** Takes a submission back, as its sender saw it. */
export async function withdraw(
	{ queries }: Services['database'],
	submission: Submission,
	seenRevision: number
): Promise<Amended> {
	const { id, state, revision } = submission;
	if (state === 'withdrawn') return 'done';
	if (!isOpen(state) || revision !== seenRevision) return 'changed_meanwhile';
	const done = await updateSubmission(queries, id, seenRevision, {
		state: 'withdrawn',
		decided_at: new Date().toISOString(),
		held_by: null,
		held_until: null
	});
	const isDone = done ?? (await findSubmission(queries, id))?.state === 'withdrawn';
	return isDone ? 'done' : 'changed_meanwhile';
}

/** Sends a submission again, changed as a moderator asked for: it waits for review anew. */
export async function amend(
	{ queries }: Services['database'],
	submission: Submission,
	seenRevision: number,
	form: FormData
): Promise<Amended> {
	if (!mayResend(submission, seenRevision)) return 'changed_meanwhile';
	const read = await readAmendment(queries, submission, form);
	return 'errors' in read ? read : resend(queries, submission, seenRevision, read);
}

/** Whether it was asked to be changed when its sender saw it: they may have sent it since. */
const mayResend = ({ state, revision }: Submission, seenRevision: number): boolean =>
	(state === 'changes_requested' && revision === seenRevision) ||
	(state === 'pending' && revision === seenRevision + 1);

/** Puts what a sender says now in place of what they said. Twice the same is once. */
export async function resend(
	queries: Queries,
	submission: Submission,
	seenRevision: number,
	{ changes, about, note, baseVersion }: Amendment
): Promise<'done' | 'changed_meanwhile'> {
	if (!mayResend(submission, seenRevision)) return 'changed_meanwhile';
	const { id, state } = submission;
	const amended = {
		changes: JSON.stringify(changes),
		about,
		note,
		base_version: baseVersion,
		state: 'pending'
	};
	const risk = await riskNow(queries, { ...submission, changes });
	const isAsked = state === 'changes_requested';
	if (isAsked && (await updateSubmission(queries, id, seenRevision, { ...amended, risk }))) {
		return 'done';
	}
	const now = await findSubmission(queries, id);
	const isSame = isDeepStrictEqual({ ...now, ...amended, revision: seenRevision + 1 }, { ...now });
	return isSame ? 'done' : 'changed_meanwhile';
}

type Amendment = Pick<Submission, 'changes' | 'about' | 'note' | 'baseVersion'>;

/**
 * A correction is read anew, against the clinic as its sender sees it now. Whatever else is amended
 * here, having no form of its own, gets another note.
 */
async function readAmendment(
	queries: Queries,
	submission: Submission,
	form: FormData
): Promise<Amendment | { errors: FormErrors }> {
	const { kind, clinicId } = submission;
	const stored =
		kind === 'correction' && clinicId !== null
			? await clinicAsSeen(queries, clinicId, form)
			: undefined;
	if (!stored) {
		const note = textOf(form, 'note');
		if (!note) return { errors: { note: m.submissions_amend_note_missing() } };
		if (note.length <= NOTE_LENGTH) return { ...submission, note };
		return { errors: { note: m.submissions_too_long({ limit: NOTE_LENGTH }) } };
	}
	const subject = subjectOf(submission, stored.clinic);
	const reading = await readPlacedCorrection(form, stored.clinic, subject);
	if (!reading.ok) return { errors: reading.errors };
	return { ...reading.correction, baseVersion: stored.version };
}
