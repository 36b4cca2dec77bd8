import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { compareWithNow } from '#lib/clinics/record/change.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { readListed } from '#lib/clinics/record/read-clinic.ts';
import { riskOfAll } from './risk.ts';
import {
	newSubmission,
	RISKS,
	STATES,
	type NewSubmission,
	type Risk,
	type Submission
} from './submission.ts';
import type { Database, Queries } from '#lib/server/database/database.ts';
import { readRow } from '#lib/server/database/read-row.ts';
import type { SubmissionRow } from '#lib/server/database/tables.ts';
import { currentVersion } from '#lib/server/directory/history-store.ts';
import { addSubmission, findSubmission } from './submission-store.server.ts';

/**
 * Stores a proposed change for review. Whatever else belongs to it (a mail that says so) is stored
 * with it, or not at all.
 *
 * @param along runs in the same transaction, and only when the submission is new
 * @returns the stored submission: the one sent before, when the idempotency key is the same
 */
export function submit(
	database: Database,
	proposed: NewSubmission,
	along?: (queries: Queries, submission: Submission) => Promise<void>
): Promise<Submission> {
	const it = newSubmission.parse(proposed);
	return database.transaction(async (queries) => {
		const { submission, added } = await store(queries, it);
		if (added) await along?.(queries, submission);
		return submission;
	});
}

/** Stores many for review, all or none: as `submit`, in the same order. */
export function submitAll(
	database: Database,
	proposed: readonly NewSubmission[]
): Promise<Submission[]> {
	const all = proposed.map((it) => newSubmission.parse(it));
	return database.transaction(async (queries) => {
		const stored: Submission[] = [];
		for (const it of all) stored.push((await store(queries, it)).submission);
		return stored;
	});
}

/** Stores a proposed change in a transaction of the caller's: as `submit`. */
export async function store(
	queries: Queries,
	it: NewSubmission
): Promise<{ submission: Submission; added: boolean }> {
	const { row, added } = await addSubmission(queries, {
		id: randomUUID(),
		kind: it.kind,
		clinic_id: it.clinicId,
		base_version: it.baseVersion,
		changes: JSON.stringify(it.changes),
		origin: it.origin,
		account_id: it.accountId,
		proof: it.proof,
		note: it.note,
		about: it.about,
		risk: await riskNow(queries, it),
		state: 'pending',
		revision: 1,
		answer: null,
		held_by: null,
		held_until: null,
		contact_email: it.contactEmail,
		locale: it.locale,
		idempotency_key: it.idempotencyKey,
		batch_id: it.batchId,
		created_at: new Date().toISOString(),
		decided_at: null,
		purged_at: null
	});
	return { submission: readSubmission(row), added };
}

/** How much harm the changes would do to the clinic as it is now. */
export async function riskNow(
	queries: Queries,
	{ kind, clinicId, changes }: Pick<NewSubmission, 'kind' | 'clinicId' | 'changes'>
): Promise<Risk> {
	const stored = clinicId === null ? undefined : await currentVersion(queries, clinicId);
	const clinic = readListed(stored?.data);
	return riskOfAll(kind, compareWithNow(changes, fieldsOf(clinic)));
}

/** A submission by its id. */
export async function submissionById(
	queries: Queries,
	id: string
): Promise<Submission | undefined> {
	const row = await findSubmission(queries, id);
	return row && readSubmission(row);
}

const { kind, origin, proof, locale, changes } = newSubmission.shape;
const stored = z.object({
	...{ kind, origin, proof, locale, changes },
	risk: z.enum(RISKS),
	state: z.enum(STATES)
});

/**
 * A stored row as the domain has it.
 *
 * @throws UnreadableRow
 */
export function readSubmission(row: SubmissionRow): Submission {
	return {
		...readRow('submission', row, stored, { ...row, changes: JSON.parse(row.changes) }),
		id: row.id,
		clinicId: row.clinic_id,
		baseVersion: row.base_version,
		accountId: row.account_id,
		note: row.note,
		about: row.about,
		revision: row.revision,
		answer: row.answer,
		heldBy: row.held_by,
		heldUntil: row.held_until,
		contactEmail: row.contact_email,
		batchId: row.batch_id,
		createdAt: row.created_at,
		decidedAt: row.decided_at,
		purgedAt: row.purged_at
	};
}
