import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/paraglide/runtime.js';
import { nextPath } from '#lib/accounts/next-path.ts';
import { sendSignInLink } from '#lib/accounts/sign-in.server.ts';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { accountOf, spend } from '#lib/server/limits/rate-limit.ts';
import { readEmail } from '#lib/accounts/account-form.ts';
import { textOf } from '#lib/submissions/forms/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = nextPath(url.searchParams.get('next'));
	if (locals.session) redirect(303, next ?? localizeHref('/account'));
	return {
		next,
		sent: url.searchParams.has('sent'),
		token: newFormToken(locals.services.secrets)
	};
};

export const actions: Actions = {
	default: (event) =>
		submitForm(event, {
			limit: 'sign_in_link',
			keep: (form) => ({ email: textOf(form, 'email') }),
			async work({ form }) {
				const { services } = event.locals;
				const email = readEmail(textOf(form, 'email'));
				if (!email) refuse(400, { email: m.account_email_invalid() });
				await spend(services, 'sign_in_link', accountOf(email));
				const next = nextPath(form.get('next'));
				await sendSignInLink(services, { email, locale: getLocale(), next });
				redirect(303, localizeHref('/sign-in?sent'));
			}
		})
};
