import { requireModerator } from '#lib/accounts/guards.server.ts';
import { signedIn } from '#lib/accounts/session.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { countWaitingClaims } from '#lib/submissions/ownership/claim-store.server.ts';
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
