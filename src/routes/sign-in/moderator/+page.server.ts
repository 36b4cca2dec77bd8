import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { nextPath } from '#lib/accounts/next-path.ts';
import { tryPassword } from '#lib/accounts/sign-in.server.ts';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { textOf } from '#lib/submissions/forms/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = nextPath(url.searchParams.get('next'));
	if (locals.session) redirect(303, next ?? localizeHref('/account'));
	return {
		next,
		chosen: url.searchParams.has('chosen'),
		token: newFormToken(locals.services.secrets)
	};
};

export const actions: Actions = {
	default: (event) =>
		submitForm(event, {
			limit: 'password',
			keep: (form) => ({ email: emailIn(form) }),
			async work({ form }) {
				const password = String(form.get('password') ?? '');
				const outcome = await tryPassword(event, { email: emailIn(form), password });
				if (outcome === 'refused') refuse(400, { '': m.account_password_refused() });
				const next = nextPath(form.get('next'));
				if (outcome === 'signed_in') redirect(303, next ?? localizeHref('/account'));
				const query = next ? `?next=${encodeURIComponent(next)}` : '';
				redirect(303, localizeHref('/sign-in/moderator/code') + query);
			}
		})
};

const emailIn = (form: FormData) => textOf(form, 'email').toLowerCase();
