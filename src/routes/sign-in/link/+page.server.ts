import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/paraglide/runtime.js';
import { nextPath } from '#lib/accounts/next-path.ts';
import { signInByLink } from '#lib/accounts/sign-in.server.ts';
import { buttonForm } from '#lib/server/http/button-form.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading the link does nothing: mail scanners read it too. */
export const load: PageServerLoad = ({ url }) => ({
	token: url.searchParams.get('token') ?? '',
	next: nextPath(url.searchParams.get('next'))
});

export const actions: Actions = {
	default: async (event) => {
		const form = await buttonForm(event.request);
		const token = String(form.get('token') ?? '');
		let outcome;
		try {
			outcome = await signInByLink(event, token, getLocale());
		} catch (reason) {
			if (!isUnavailable(reason)) throw reason;
			return fail(503, { problem: formProblemInWords('unavailable'), isOver: false });
		}
		if (outcome === 'expired')
			return fail(400, { problem: m.account_link_expired(), isOver: true });
		if (outcome === 'refused')
			return fail(403, { problem: m.account_link_refused(), isOver: true });
		redirect(303, nextPath(form.get('next')) ?? localizeHref('/account'));
	}
};
