import { z } from 'zod';
import type { Queries } from '#lib/server/database/database.ts';
import { readRow } from '#lib/server/database/read-row.ts';
import type { ClaimRow } from '#lib/server/database/tables.ts';
import {
	claimsOfAccount,
	claimsOnClinic,
	decidedClaims,
	findClaim,
	holdingClaims,
	latestClaim,
	waitingClaims,
	type ClaimWithAccount
} from './claim-store.server.ts';
import { CLAIM_STATES, PROOFS, type Claim, type Proof } from './claim.ts';

/** A claim as moderators see it. */
export interface ReviewedClaim extends Claim {
	email: string;
	/** Whether the account is deactivated: its claims don't count. */
	isDeactivated: boolean;
	/** In which language the claimant wrote. */
	locale: 'en' | 'es';
}

/** The claim by which an account speaks for a clinic; undefined: it doesn't. */
export async function provedClaim(
	queries: Queries,
	clinicId: string,
	accountId: string
): Promise<{ id: string; proof: Proof; decidedAt: string } | undefined> {
	const row = await holdingClaims(queries)
		.where('claim.clinic_id', '=', clinicId)
		.where('claim.account_id', '=', accountId)
		.executeTakeFirst();
	return row && { id: row.id, ...provedBy(row) };
}

/** How a clinic's people proved to speak for it, and since when: each rung once, without names. */
export async function provedClaims(
	queries: Queries,
	clinicId: string
): Promise<{ proof: Proof; since: string }[]> {
	const rows = await holdingClaims(queries).where('claim.clinic_id', '=', clinicId).execute();
	const since = new Map<Proof, string>();
	for (const { proof, decidedAt } of rows.map(provedBy)) {
		if (!since.has(proof)) since.set(proof, decidedAt);
	}
	return [...since].map(([proof, at]) => ({ proof, since: at }));
}

/** The clinics an account speaks for. */
export async function claimedClinics(
	queries: Queries,
	accountId: string
): Promise<{ clinicId: string; proof: Proof }[]> {
	const rows = await holdingClaims(queries).where('claim.account_id', '=', accountId).execute();
	return rows.map((row) => ({ clinicId: row.clinic_id, proof: provedBy(row).proof }));
}

/** The latest claim of an account on a clinic. */
export async function claimOn(
	queries: Queries,
	clinicId: string,
	accountId: string
): Promise<Claim | undefined> {
	const row = await latestClaim(queries, clinicId, accountId);
	return row && readClaim(row);
}

/** All claims of an account, the newest first. */
export const claimsOf = async (queries: Queries, accountId: string): Promise<Claim[]> =>
	(await claimsOfAccount(queries, accountId)).map(readClaim);

/** Claims for moderators: those that wait, the oldest first, and the last ones decided. */
export async function claimsToReview(
	queries: Queries
): Promise<{ waiting: ReviewedClaim[]; decided: ReviewedClaim[] }> {
	const waiting = await waitingClaims(queries);
	const decided = await decidedClaims(queries, 50);
	return { waiting: waiting.map(readReviewed), decided: decided.map(readReviewed) };
}

/** All claims on a clinic for moderators, the newest first. */
export const claimsOnClinicToReview = async (
	queries: Queries,
	clinicId: string
): Promise<ReviewedClaim[]> => (await claimsOnClinic(queries, clinicId)).map(readReviewed);

/** A claim as moderators see it. */
export async function claimToReview(
	queries: Queries,
	id: string
): Promise<ReviewedClaim | undefined> {
	const row = await findClaim(queries, id);
	return row && readReviewed(row);
}

const stored = z.object({ state: z.enum(CLAIM_STATES), proof: z.enum(PROOFS).nullable() });
const writtenIn = z.object({ locale: z.enum(['en', 'es']) });
/** A claim that holds has both. */
const proved = z.object({ proof: z.enum(PROOFS), decided_at: z.string() });

/** A stored row as the domain has it. */
export function readClaim(row: ClaimRow): Claim {
	return {
		...readRow('claim', row, stored, row),
		id: row.id,
		clinicId: row.clinic_id,
		accountId: row.account_id,
		codeExpiresAt: row.code_expires_at,
		codeAttempts: row.code_attempts,
		note: row.note,
		answer: row.answer,
		createdAt: row.created_at,
		decidedAt: row.decided_at
	};
}

const readReviewed = (row: ClaimWithAccount): ReviewedClaim => ({
	...readClaim(row),
	email: row.email,
	isDeactivated: row.deactivated_at !== null,
	...readRow('claim', row, writtenIn, row)
});

function provedBy(row: Pick<ClaimRow, 'id' | 'proof' | 'decided_at'>) {
	const { proof, decided_at: decidedAt } = readRow('claim', row, proved, row);
	return { proof, decidedAt };
}
