import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/paraglide/runtime.js';
import { nextPath } from '#lib/accounts/next-path.ts';
import { signInByLink } from '#lib/accounts/sign-in.server.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading the link does nothing: mail scanners read it too. */
export const load: PageServerLoad = ({ url }) => ({
	token: url.searchParams.get('token') ?? '',
	next: nextPath(url.searchParams.get('next'))
});

export const actions: Actions = {
	default: (event) =>
		submitForm(event, {
			keep: () => ({}),
			async work({ form }) {
				const token = String(form.get('token') ?? '');
				const outcome = await signInByLink(event, token, getLocale());
				if (outcome === 'expired') refuse(400, { token: m.account_link_expired() });
				if (outcome === 'refused') refuse(403, { token: m.account_link_refused() });
				redirect(303, nextPath(form.get('next')) ?? localizeHref('/account'));
			}
		})
};
