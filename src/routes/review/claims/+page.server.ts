import { published } from '#lib/clinics/published/published.server.ts';
import { requireModerator } from '#lib/accounts/guards.server.ts';
import { claimsToReview, type ReviewedClaim } from '#lib/submissions/ownership/claims.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireModerator(event);
	const { waiting, decided } = await claimsToReview(event.locals.services.database.queries);
	const { byId } = published();
	const named = ({ id, clinicId, email, state, createdAt, decidedAt }: ReviewedClaim) => ({
		id,
		email,
		state,
		clinicName: byId.get(clinicId)?.name ?? clinicId,
		since: decidedAt ?? createdAt
	});
	return { waiting: waiting.map(named), decided: decided.map(named) };
};
