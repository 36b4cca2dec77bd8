import type { Queries } from '#lib/server/database/database.ts';
import type { ClaimRow } from '#lib/server/database/tables.ts';

/** A claim with whose it is. */
export interface ClaimWithAccount extends ClaimRow {
	email: string;
	deactivated_at: string | null;
}

/**
 * Adds a claim; someone who has one on the clinic that is open or holds keeps that.
 *
 * @returns whether it was added
 */
export async function addClaim(queries: Queries, row: ClaimRow): Promise<boolean> {
	const added = await queries
		.insertInto('claim')
		.values(row)
		.onConflict((it) => it.doNothing())
		.returning('id')
		.executeTakeFirst();
	return added !== undefined;
}

/** The latest claim of an account on a clinic. */
export const latestClaim = (
	queries: Queries,
	clinicId: string,
	accountId: string
): Promise<ClaimRow | undefined> =>
	queries
		.selectFrom('claim')
		.selectAll()
		.where('clinic_id', '=', clinicId)
		.where('account_id', '=', accountId)
		.orderBy('created_at', 'desc')
		.limit(1)
		.executeTakeFirst();

/**
 * Whether a claim on a clinic was revoked, by the record, and nobody has proved since, by a code or to
 * a moderator, that they speak for it. The record outlives the accounts.
 */
export async function lastWasRevoked(queries: Queries, clinicId: string): Promise<boolean> {
	const last = await queries
		.selectFrom('event')
		.select('action')
		.where('clinic_id', '=', clinicId)
		.where((it) =>
			it.or([
				it('action', '=', 'claim_revoked'),
				it.and([it('action', '=', 'claim_proved'), it('proof', '!=', 'email_domain')])
			])
		)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return last?.action === 'claim_revoked';
}

/** All claims of an account, the newest first. */
export const claimsOfAccount = (queries: Queries, accountId: string): Promise<ClaimRow[]> =>
	queries
		.selectFrom('claim')
		.selectAll()
		.where('account_id', '=', accountId)
		.orderBy('created_at', 'desc')
		.execute();

/** Claims with whose they are. */
const withAccounts = (queries: Queries) =>
	queries
		.selectFrom('claim')
		.innerJoin('user', 'user.id', 'claim.account_id')
		.selectAll('claim')
		.select(['user.email', 'user.deactivated_at']);

export const findClaim = (queries: Queries, id: string): Promise<ClaimWithAccount | undefined> =>
	withAccounts(queries).where('claim.id', '=', id).executeTakeFirst();

/** Claims that wait for a decision, the oldest first. */
export const waitingClaims = (queries: Queries): Promise<ClaimWithAccount[]> =>
	withAccounts(queries)
		.where('claim.state', '=', 'pending')
		.where('user.deactivated_at', 'is', null)
		.orderBy('claim.created_at')
		.execute();

/** How many claims wait. */
export async function countWaitingClaims(queries: Queries): Promise<number> {
	return (await waitingClaims(queries)).length;
}

/** All claims on a clinic, the newest first. */
export const claimsOnClinic = (queries: Queries, clinicId: string): Promise<ClaimWithAccount[]> =>
	withAccounts(queries)
		.where('claim.clinic_id', '=', clinicId)
		.orderBy('claim.created_at', 'desc')
		.execute();

/** The latest decisions on claims, the newest first. */
export const decidedClaims = (queries: Queries, limit: number): Promise<ClaimWithAccount[]> =>
	withAccounts(queries)
		.where('claim.decided_at', 'is not', null)
		.orderBy('claim.decided_at', 'desc')
		.limit(limit)
		.execute();

/** Claims that hold: proved, by accounts that are active; the oldest first. */
export const holdingClaims = (queries: Queries) =>
	queries
		.selectFrom('claim')
		.innerJoin('user', 'user.id', 'claim.account_id')
		.select(['claim.id', 'claim.clinic_id', 'claim.proof', 'claim.decided_at'])
		.where('claim.state', '=', 'proved')
		.where('user.deactivated_at', 'is', null)
		.orderBy('claim.decided_at');

/**
 * Changes a claim if it still is in the state that its decider saw.
 *
 * @returns the claim as it is then; undefined when someone was first
 */
export const updateClaim = (
	queries: Queries,
	id: string,
	state: string,
	set: Partial<Omit<ClaimRow, 'id'>>
): Promise<ClaimRow | undefined> =>
	queries
		.updateTable('claim')
		.set(set)
		.where('id', '=', id)
		.where('state', '=', state)
		.returningAll()
		.executeTakeFirst();

/**
 * Counts an attempt at a claim's code, while it has one that holds and attempts are left.
 *
 * @param now ISO
 */
export const countAttempt = (
	queries: Queries,
	id: string,
	attempts: number,
	now: string
): Promise<ClaimRow | undefined> =>
	queries
		.updateTable('claim')
		.set((it) => ({ code_attempts: it('code_attempts', '+', 1) }))
		.where('id', '=', id)
		.where('state', '=', 'pending')
		.where('code_hash', 'is not', null)
		.where('code_expires_at', '>', now)
		.where('code_attempts', '<', attempts)
		.returningAll()
		.executeTakeFirst();
