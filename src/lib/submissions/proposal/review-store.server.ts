import { sql, type ExpressionBuilder } from 'kysely';
import type { Queries } from '#lib/server/database/database.ts';
import type { ApprovalRow, SubmissionRow, Tables } from '#lib/server/database/tables.ts';

/** Which submissions of the queue to show. */
export interface QueueFilter {
	kind?: string;
	risk?: string;
	/** Whether they are held by this moderator, or by any other. */
	held?: 'mine' | 'others';
}

/** Who asks, and when (ISO). */
export interface Asking {
	accountId: string;
	now: string;
}

/** A submission, and the clinic it is about as it is now. */
export interface QueueRow extends SubmissionRow {
	/** JSON; null: a new clinic, or one that isn't listed. */
	clinic_data: string | null;
}

/** A part of the queue: those of high risk first, and the oldest of each risk first. */
export async function queueRows(
	queries: Queries,
	filter: QueueFilter,
	asking: Asking,
	{ limit, offset }: { limit: number; offset: number }
): Promise<{ rows: QueueRow[]; total: number }> {
	const chosen = queries
		.selectFrom('submission')
		.where('submission.state', '=', 'pending')
		.$if(filter.kind !== undefined, (it) => it.where('kind', '=', filter.kind ?? ''))
		.$if(filter.risk !== undefined, (it) => it.where('risk', '=', filter.risk ?? ''))
		.$if(filter.held !== undefined, (it) =>
			it.where((where) => isHeld(where, asking, filter.held === 'mine'))
		);
	const { total } = await chosen.select(countOf).executeTakeFirstOrThrow();
	const rows = await chosen
		.leftJoin('clinic', 'clinic.id', 'submission.clinic_id')
		.selectAll('submission')
		.select('clinic.data as clinic_data')
		.orderBy((it) => it.case('risk').when('high').then(0).when('normal').then(1).else(2).end())
		.orderBy('submission.created_at')
		.orderBy('submission.id')
		.limit(limit)
		.offset(offset)
		.execute();
	return { rows, total };
}

/** How much waits. */
export interface QueueCounts {
	pending: number;
	high: number;
	overdue: number;
	mine: number;
	others: number;
	changesRequested: number;
}

/** @param overdueBefore instant (ISO): what was sent before is overdue */
export async function countQueue(
	queries: Queries,
	asking: Asking,
	overdueBefore: string
): Promise<QueueCounts> {
	const count = async (where: (it: Where) => ReturnType<typeof isHeld>) => {
		const row = await queries
			.selectFrom('submission')
			.where(where)
			.select(countOf)
			.executeTakeFirstOrThrow();
		return row.total;
	};
	const pending = (it: Where) => it('state', '=', 'pending');
	return {
		pending: await count((it) => it.and([pending(it)])),
		high: await count((it) => it.and([pending(it), it('risk', '=', 'high')])),
		overdue: await count((it) => it.and([pending(it), it('created_at', '<', overdueBefore)])),
		mine: await count((it) => it.and([pending(it), isHeld(it, asking, true)])),
		others: await count((it) => it.and([pending(it), isHeld(it, asking, false)])),
		changesRequested: await count((it) => it.and([it('state', '=', 'changes_requested')]))
	};
}

/** What waits on a clinic, the oldest first. */
export function pendingOn(queries: Queries, clinicId: string): Promise<SubmissionRow[]> {
	return queries
		.selectFrom('submission')
		.selectAll()
		.where('clinic_id', '=', clinicId)
		.where('state', '=', 'pending')
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}

/** The submissions decided last. */
export function decidedRows(queries: Queries, limit: number): Promise<QueueRow[]> {
	return queries
		.selectFrom('submission')
		.leftJoin('clinic', 'clinic.id', 'submission.clinic_id')
		.selectAll('submission')
		.select('clinic.data as clinic_data')
		.where('submission.decided_at', 'is not', null)
		.orderBy('submission.decided_at', 'desc')
		.orderBy('submission.id')
		.limit(limit)
		.execute();
}

/**
 * Holds a submission for one moderator, if it waits and nobody else holds it. Its revision stays: what
 * is decided on doesn't change.
 *
 * @param isTakeover whether a hold of someone else ends by it
 * @returns whether it is held now
 */
export async function holdRow(
	queries: Queries,
	id: string,
	{ accountId, now }: Asking,
	until: string,
	isTakeover: boolean
): Promise<boolean> {
	const held = await queries
		.updateTable('submission')
		.set({ held_by: accountId, held_until: until })
		.where('id', '=', id)
		.where('state', '=', 'pending')
		.$if(!isTakeover, (it) =>
			it.where((where) =>
				where.or([
					where('held_by', 'is', null),
					where('held_by', '=', accountId),
					where('held_until', '<=', now)
				])
			)
		)
		.returning('id')
		.executeTakeFirst();
	return held !== undefined;
}

/** Ends a moderator's own hold. */
export async function releaseRow(queries: Queries, id: string, accountId: string): Promise<void> {
	await queries
		.updateTable('submission')
		.set({ held_by: null, held_until: null })
		.where('id', '=', id)
		.where('held_by', '=', accountId)
		.execute();
}

/** What was decided on a submission at one revision, the first decision first. */
export function approvalRows(
	queries: Queries,
	submissionId: string,
	revision: number
): Promise<ApprovalRow[]> {
	return queries
		.selectFrom('approval')
		.selectAll()
		.where('submission_id', '=', submissionId)
		.where('revision', '=', revision)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}

/** Which of these submissions wait for a further person, and who decided on them already. */
export function approversOf(
	queries: Queries,
	submissionIds: readonly string[]
): Promise<Pick<ApprovalRow, 'submission_id' | 'account_id'>[]> {
	if (submissionIds.length === 0) return Promise.resolve([]);
	return queries
		.selectFrom('approval')
		.innerJoin('submission', (join) =>
			join
				.onRef('submission.id', '=', 'approval.submission_id')
				.onRef('submission.revision', '=', 'approval.revision')
		)
		.select(['approval.submission_id', 'approval.account_id'])
		.where('approval.submission_id', 'in', submissionIds)
		.execute();
}

/** Keeps a decision, in place of what the same person decided on the same revision before. */
export async function putApproval(queries: Queries, row: ApprovalRow): Promise<void> {
	await queries
		.insertInto('approval')
		.values(row)
		.onConflict((it) =>
			it.columns(['submission_id', 'revision', 'account_id']).doUpdateSet((eb) => ({
				decision: eb.ref('excluded.decision'),
				created_at: eb.ref('excluded.created_at')
			}))
		)
		.execute();
}

/** Where an account gets its mail. */
export async function emailOf(queries: Queries, accountId: string): Promise<string | null> {
	const row = await queries
		.selectFrom('user')
		.select('email')
		.where('id', '=', accountId)
		.executeTakeFirst();
	return row?.email ?? null;
}

/** Where accounts get their mail, by their ids. */
export async function emailsOf(
	queries: Queries,
	accountIds: readonly string[]
): Promise<Map<string, string>> {
	if (accountIds.length === 0) return new Map();
	const rows = await queries
		.selectFrom('user')
		.select(['id', 'email'])
		.where('id', 'in', accountIds)
		.execute();
	return new Map(rows.map(({ id, email }) => [id, email]));
}

/** Every id that a clinic has or had. */
export async function allClinicIds(queries: Queries): Promise<string[]> {
	const rows = await queries.selectFrom('clinic').select('id').execute();
	return rows.map(({ id }) => id);
}

/** One version of a clinic. `data` is JSON; null: not listed. */
export function clinicVersion(
	queries: Queries,
	clinicId: string,
	version: number
): Promise<{ data: string | null } | undefined> {
	return queries
		.selectFrom('clinic_version')
		.select('data')
		.where('clinic_id', '=', clinicId)
		.where('version', '=', version)
		.executeTakeFirst();
}

type Where = ExpressionBuilder<Tables, 'submission'>;

function isHeld(it: Where, { accountId, now }: Asking, isMine: boolean) {
	return it.and([it('held_by', isMine ? '=' : '!=', accountId), it('held_until', '>', now)]);
}

/** Counted as both engines give it: PostgreSQL's own count comes as a text. */
const countOf = sql<number>`cast(count(*) as integer)`.as('total');
