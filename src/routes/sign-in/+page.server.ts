import { fail, redirect } from '@sveltejs/kit';
import { nextPath } from '#lib/accounts/next-path.ts';
import { sendSignInLink } from '#lib/accounts/sign-in.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/paraglide/runtime.js';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { acceptForm, newFormToken, tokenToKeep } from '#lib/server/http/form-guard.ts';
import { accountOf, consume } from '#lib/server/limits/rate-limit.ts';
import { readEmail } from '#lib/accounts/account-form.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { textOf, type FormErrors } from '#lib/submissions/forms/form-text.ts';
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
	default: async (event) => {
		const { services } = event.locals;
		const accepted = await acceptForm(event, { limit: 'sign_in_link' });
		const { form } = accepted;
		const typed = textOf(form, 'email');
		const again = (status: number, errors: FormErrors) =>
			fail(status, { email: typed, token: tokenToKeep(accepted), errors });
		if (!accepted.ok) return again(accepted.status, { '': formProblemInWords(accepted.problem) });
		const email = readEmail(typed);
		if (!email) return again(400, { email: m.account_email_invalid() });
		try {
			if (!(await consume(services, 'sign_in_link', accountOf(email))))
				return again(429, { '': formProblemInWords('too_many') });
			const next = nextPath(form.get('next'));
			await sendSignInLink(services, { email, locale: getLocale(), next });
		} catch (reason) {
			if (!isUnavailable(reason)) throw reason;
			return again(503, { '': formProblemInWords('unavailable') });
		}
		redirect(303, localizeHref('/sign-in?sent'));
	}
};
