import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { requireSession } from '#lib/accounts/guards.server.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { accountOverview } from '#lib/submissions/status/account-overview.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { account } = requireSession(event);
	const today = new Date().toISOString().slice(0, 10);
	try {
		return { ...(await accountOverview(event.locals.services, account.id, today)), today };
	} catch (reason) {
		if (isUnavailable(reason)) error(503, m.submissions_status_unavailable());
		throw reason;
	}
};
