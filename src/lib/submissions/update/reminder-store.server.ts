import { holdingClaims } from '#lib/submissions/ownership/claim-store.server.ts';
import type { Queries } from '#lib/server/database/database.ts';

/** The claims that hold, with the listing each speaks for and the mailbox it belongs to. */
export const claimsToRemind = (queries: Queries) =>
	holdingClaims(queries)
		.innerJoin('clinic', 'clinic.id', 'claim.clinic_id')
		.select(['clinic.data', 'user.email', 'user.locale'])
		.where('clinic.data', 'is not', null)
		.$narrowType<{ data: string }>()
		.execute();

export type ClaimToRemind = Awaited<ReturnType<typeof claimsToRemind>>[number];

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

/** A clinic's data as it is listed now; undefined when it isn't. */
export async function listedData(queries: Queries, clinicId: string): Promise<string | undefined> {
	const row = await queries
		.selectFrom('clinic')
		.select('data')
		.where('id', '=', clinicId)
		.executeTakeFirst();
	return row?.data ?? undefined;
}
