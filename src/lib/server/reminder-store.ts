import type { Queries } from './database/database.ts';

/** A claim that holds, with the listing it speaks for and the account it belongs to. */
export interface ClaimToRemind {
	claim_id: string;
	clinic_id: string;
	decided_at: string | null;
	/** JSON of the clinic. */
	data: string;
	email: string;
	locale: string;
}

/** The claims that hold, on clinics that are listed, by accounts that are active. */
export async function claimsToRemind(queries: Queries): Promise<ClaimToRemind[]> {
	return queries
		.selectFrom('claim')
		.innerJoin('clinic', 'clinic.id', 'claim.clinic_id')
		.innerJoin('user', 'user.id', 'claim.account_id')
		.select([
			'claim.id as claim_id',
			'claim.clinic_id',
			'claim.decided_at',
			'clinic.data',
			'user.email',
			'user.locale'
		])
		.where('claim.state', '=', 'proved')
		.where('clinic.data', 'is not', null)
		.where('user.deactivated_at', 'is', null)
		.orderBy('claim.id')
		.$narrowType<{ data: string }>()
		.execute();
}

/**
 * Takes the turn to remind of a claim: others wait here until the transaction ends.
 *
 * @returns false when the claim no longer holds
 */
export async function lockClaim(queries: Queries, id: string): Promise<boolean> {
	const { numUpdatedRows } = await queries
		.updateTable('claim')
		.set({ state: 'proved' })
		.where('id', '=', id)
		.where('state', '=', 'proved')
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Whether a mail with this key was queued after a time. */
export async function wasQueuedSince(
	queries: Queries,
	dedupeKey: string,
	since: Date
): Promise<boolean> {
	const mail = await queries
		.selectFrom('mail')
		.select('id')
		.where('dedupe_key', '=', dedupeKey)
		.where('created_at', '>', since.toISOString())
		.executeTakeFirst();
	return mail !== undefined;
}

/** A claim that holds, by its id, when its account is active. */
export function holdingClaim(
	queries: Queries,
	id: string
): Promise<{ clinic_id: string; account_id: string; proof: string | null } | undefined> {
	return queries
		.selectFrom('claim')
		.innerJoin('user', 'user.id', 'claim.account_id')
		.select(['claim.clinic_id', 'claim.account_id', 'claim.proof'])
		.where('claim.id', '=', id)
		.where('claim.state', '=', 'proved')
		.where('user.deactivated_at', 'is', null)
		.executeTakeFirst();
}
