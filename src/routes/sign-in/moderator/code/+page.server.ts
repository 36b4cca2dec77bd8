import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { nextPath } from '#lib/accounts/next-path.ts';
import { signInBySecondStep } from '#lib/accounts/sign-in.server.ts';
import { acceptForm, newFormToken } from '#lib/server/http/form-guard.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { textOf } from '#lib/submissions/forms/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => ({
	next: nextPath(url.searchParams.get('next')),
	token: newFormToken(locals.services.secrets)
});

export const actions: Actions = {
	default: async (event) => {
		const accepted = await acceptForm(event, { limit: 'password' });
		const { form } = accepted;
		const again = (status: number, name: '' | 'code', problem: string) =>
			fail(status, { errors: { [name]: problem } });
		if (!accepted.ok) return again(accepted.status, '', formProblemInWords(accepted.problem));
		let outcome;
		try {
			outcome = await signInBySecondStep(event, textOf(form, 'code'));
		} catch (reason) {
			if (!isUnavailable(reason)) throw reason;
			return again(503, '', formProblemInWords('unavailable'));
		}
		if (outcome === 'refused') return again(400, 'code', m.account_code_refused());
		if (outcome === 'over') return again(400, '', m.account_code_over());
		redirect(303, nextPath(form.get('next')) ?? localizeHref('/account'));
	}
};
