import { callReportsOf } from '#lib/submissions/calls/call-report-store.server.ts';
import type { Queries } from '#lib/server/database/database.ts';
import { currentVersion } from '#lib/server/directory/history-store.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { callRate, type CallRate } from '#lib/submissions/calls/call-rate.ts';
import { provedClaims } from '#lib/submissions/ownership/claims.server.ts';
import type { Proof } from '#lib/submissions/ownership/claim.ts';

/** What stands on a clinic's page beside its facts. */
export interface ListingExtras {
	/** How its people proved to speak for it; empty: nobody did. */
	claims: { proof: Proof; since: string }[];
	/** null: too few reports. */
	calls: CallRate | null;
}

/** How long a page waits for the database, in milliseconds: its facts are there without it. */
const PATIENCE = 1000;

/**
 * What people know of a clinic besides its facts.
 *
 * @param today ISO date
 * @returns null when the database can't be asked now
 */
export const listingExtras = (
	queries: Queries,
	clinicId: string,
	today: string
): Promise<ListingExtras | null> =>
	unlessAway(async () => {
		const since = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
		const reports = await callReportsOf(queries, clinicId, since);
		const claims = await provedClaims(queries, clinicId);
		return { claims, calls: callRate(reports, today) };
	});

/** Whether there once was such a clinic, and it was taken off the list; null: nobody can say now. */
export const wasListed = (queries: Queries, clinicId: string): Promise<boolean | null> =>
	unlessAway(async () => (await currentVersion(queries, clinicId))?.data === null);

/** What work gives; null while the database is away, or too slow for a page that can do without. */
function unlessAway<T>(work: () => Promise<T>): Promise<T | null> {
	const asked = work().catch((error: unknown) => {
		if (isUnavailable(error)) return null;
		throw error;
	});
	const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null).unref());
	return Promise.race([asked, late]);
}
