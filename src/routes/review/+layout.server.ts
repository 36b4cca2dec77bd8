import { requireModerator } from '#lib/server/accounts/guards.ts';
import type { LayoutServerLoad } from './$types';

// Each page below asks for a moderator itself: a layout isn't loaded anew with every page of it.
export const load: LayoutServerLoad = (event) => ({
	isAdmin: requireModerator(event).account.role === 'admin'
});
