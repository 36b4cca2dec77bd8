import type { Queries } from '#lib/server/database/database.ts';
import { isModerator, type Session } from '#lib/accounts/session.ts';
import { provedClaim } from '#lib/submissions/ownership/claims.server.ts';
import type { NewSubmission } from './submission.ts';

type Sender = Pick<NewSubmission, 'origin' | 'accountId' | 'proof'>;

/**
 * Who sends a submission, as it is stored: what they proved counts at the time of sending.
 *
 * @param clinicId null: about a clinic that isn't listed yet
 */
export async function senderOf(
	queries: Queries,
	session: Session | null,
	clinicId: string | null
): Promise<Sender> {
	if (!session) return { origin: 'public', accountId: null, proof: null };
	const accountId = session.account.id;
	const claim = clinicId === null ? undefined : await provedClaim(queries, clinicId, accountId);
	if (claim) return { origin: 'clinic', accountId, proof: claim.proof };
	return { origin: isModerator(session) ? 'moderator' : 'account', accountId, proof: null };
}
