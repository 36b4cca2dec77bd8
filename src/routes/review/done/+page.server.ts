import { requireModerator } from '#lib/server/accounts/guards.ts';
import { readDecided } from '#lib/submissions/review-queue.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { account } = requireModerator(event);
	return { items: await readDecided(event.locals.services.database.queries, account.id) };
};
