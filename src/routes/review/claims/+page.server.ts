import { published } from '#lib/clinics/published.server.ts';
import { requireModerator } from '#lib/server/accounts/guards.ts';
import { claimsToReview, type ReviewedClaim } from '#lib/submissions/claims.server.ts';
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
