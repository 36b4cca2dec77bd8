import { fail, redirect } from '@sveltejs/kit';
import { requireModerator } from '#lib/accounts/guards.server.ts';
import { PASSWORD_LENGTH } from '#lib/accounts/password.ts';
import { changePassword } from '#lib/accounts/passwords.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { acceptForm, newFormToken } from '#lib/server/http/form-guard.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { passwordProblemInWords } from '#lib/accounts/account-form.ts';
import { notNow } from '#lib/submissions/proposal/not-now.server.ts';
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
	default: async (event) => {
		const accepted = await acceptForm(event, { limit: 'password' });
		const { form } = accepted;
		const again = (status: number, name: '' | 'current' | 'next', problem: string) =>
			fail(status, { errors: { [name]: problem } });
		if (!accepted.ok) return again(accepted.status, '', formProblemInWords(accepted.problem));
		let outcome;
		try {
			outcome = await changePassword(event, requireModerator(event), {
				current: String(form.get('current') ?? ''),
				next: String(form.get('next') ?? '')
			});
		} catch (reason) {
			const { status, problem } = notNow(reason);
			return again(status, '', problem);
		}
		if (outcome === 'refused') return again(400, 'current', m.account_current_refused());
		if (outcome !== 'changed')
			return again(400, 'next', passwordProblemInWords(outcome, PASSWORD_LENGTH));
		redirect(303, localizeHref('/account/password?changed'));
	}
};
