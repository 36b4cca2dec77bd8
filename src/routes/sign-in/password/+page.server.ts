import { fail, redirect } from '@sveltejs/kit';
import { PASSWORD_LENGTH } from '#lib/accounts/password.ts';
import { choosePassword } from '#lib/accounts/passwords.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { acceptForm, newFormToken } from '#lib/server/http/form-guard.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { passwordProblemInWords } from '#lib/accounts/account-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	invitation: url.searchParams.get('token') ?? '',
	shortest: PASSWORD_LENGTH.min,
	token: newFormToken(locals.services.secrets)
});

export const actions: Actions = {
	default: async (event) => {
		const accepted = await acceptForm(event, { limit: 'password' });
		const { form } = accepted;
		const again = (status: number, name: '' | 'password', problem: string) =>
			fail(status, { errors: { [name]: problem } });
		if (!accepted.ok) return again(accepted.status, '', formProblemInWords(accepted.problem));
		const token = String(form.get('token') ?? '');
		let outcome;
		try {
			outcome = await choosePassword(event.locals.services, token, String(form.get('password')));
		} catch (reason) {
			if (!isUnavailable(reason)) throw reason;
			return again(503, '', formProblemInWords('unavailable'));
		}
		if (outcome === 'expired') return again(400, '', m.account_choose_expired());
		if (outcome !== 'chosen')
			return again(400, 'password', passwordProblemInWords(outcome, PASSWORD_LENGTH));
		redirect(303, localizeHref('/sign-in/moderator?chosen'));
	}
};
