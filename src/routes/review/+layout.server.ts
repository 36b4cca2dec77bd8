import { requireModerator } from '#lib/server/accounts/guards.ts';
import { loadPage } from '#lib/server/load-page.ts';
import type { LayoutServerLoad } from './$types';

// Each page below asks for a moderator itself: a layout isn't loaded anew with every page of it.
export const load: LayoutServerLoad = async (event) => {
	const moderator = await loadPage(event, () => requireModerator(event));
	return { isAdmin: moderator?.account.role === 'admin' };
};
