import { requireModerator } from '#lib/accounts/guards.server.ts';
import { readDecided } from '#lib/submissions/review/review-queue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { account } = requireModerator(event);
	return { items: await readDecided(event.locals.services.database.queries, account.id) };
};
