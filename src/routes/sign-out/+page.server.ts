import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { pageHref } from '#lib/ui/page-href.ts';
import { signOut } from '#lib/accounts/sign-in.server.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		try {
			await signOut(event);
		} catch (reason) {
			if (!isUnavailable(reason)) throw reason;
			return fail(503, { problem: m.account_sign_out_unavailable() });
		}
		redirect(303, pageHref('/'));
	}
};
