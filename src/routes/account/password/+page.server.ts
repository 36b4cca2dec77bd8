import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireModerator } from '#lib/accounts/guards.server.ts';
import { PASSWORD_LENGTH } from '#lib/accounts/password.ts';
import { changePassword } from '#lib/accounts/passwords.server.ts';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { passwordProblemInWords } from '#lib/accounts/account-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await loadPage(event, () => requireModerator(event));
	return {
		shortest: PASSWORD_LENGTH.min,
		changed: event.url.searchParams.has('changed'),
		token: newFormToken(event.locals.services.secrets)
	};
};

export const actions: Actions = {
	default: (event) =>
		submitForm(event, {
			limit: 'password',
			sender: requireModerator,
			keep: () => ({}),
			async work({ form, sender }) {
				const outcome = await changePassword(event, sender, {
					current: String(form.get('current') ?? ''),
					next: String(form.get('next') ?? '')
				});
				if (outcome === 'refused') refuse(400, { current: m.account_current_refused() });
				if (outcome !== 'changed')
					refuse(400, { next: passwordProblemInWords(outcome, PASSWORD_LENGTH) });
				redirect(303, localizeHref('/account/password?changed'));
			}
		})
};
