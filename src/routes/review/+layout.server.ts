import { requireModerator } from '#lib/server/accounts/guards.ts';
import { signedIn } from '#lib/server/accounts/session.ts';
import { countWaitingClaims } from '#lib/server/claim-store.ts';
import { loadPage } from '#lib/server/load-page.ts';
import type { LayoutServerLoad } from './$types';

// Each page below asks for a moderator itself: a layout isn't loaded anew with every page of it.
export const load: LayoutServerLoad = async (event) => {
	const moderator = await loadPage(event, () => requireModerator(event));
	const shared = { signedIn: signedIn(event.locals) };
	if (!moderator) return { ...shared, isAdmin: false, claims: 0 };
	const { queries } = event.locals.services.database;
	const claims = await loadPage(event, () => countWaitingClaims(queries));
	return { ...shared, isAdmin: moderator.account.role === 'admin', claims: claims ?? 0 };
};
