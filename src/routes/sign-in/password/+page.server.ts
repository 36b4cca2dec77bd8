import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { PASSWORD_LENGTH } from '#lib/accounts/password.ts';
import { choosePassword } from '#lib/accounts/passwords.server.ts';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { passwordProblemInWords } from '#lib/accounts/account-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	invitation: url.searchParams.get('token') ?? '',
	shortest: PASSWORD_LENGTH.min,
	token: newFormToken(locals.services.secrets)
});

export const actions: Actions = {
	default: (event) =>
		submitForm(event, {
			limit: 'password',
			keep: () => ({}),
			async work({ form }) {
				const token = String(form.get('token') ?? '');
				const password = String(form.get('password'));
				const outcome = await choosePassword(event.locals.services, token, password);
				if (outcome === 'expired') refuse(400, { '': m.account_choose_expired() });
				if (outcome !== 'chosen')
					refuse(400, { password: passwordProblemInWords(outcome, PASSWORD_LENGTH) });
				redirect(303, localizeHref('/sign-in/moderator?chosen'));
			}
		})
};
