import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { nextPath } from '#lib/accounts/next-path.ts';
import { signInBySecondStep } from '#lib/accounts/sign-in.server.ts';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { textOf } from '#lib/submissions/forms/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	next: nextPath(url.searchParams.get('next')),
	token: newFormToken(locals.services.secrets)
});

export const actions: Actions = {
	default: (event) =>
		submitForm(event, {
			limit: 'password',
			keep: () => ({}),
			async work({ form }) {
				const outcome = await signInBySecondStep(event, textOf(form, 'code'));
				if (outcome === 'refused') refuse(400, { code: m.account_code_refused() });
				if (outcome === 'over') refuse(400, { '': m.account_code_over() });
				redirect(303, nextPath(form.get('next')) ?? localizeHref('/account'));
			}
		})
};
