import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { nextPath } from '#lib/accounts/next-path.ts';
import { signInByPassword } from '#lib/accounts/sign-in.server.ts';
import { acceptForm, newFormToken } from '#lib/server/http/form-guard.ts';
import { accountOf, addressOf, consume, forgive } from '#lib/server/limits/rate-limit.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
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
	default: async (event) => {
		const accepted = await acceptForm(event, { limit: 'password' });
		const { form } = accepted;
		const email = textOf(form, 'email').toLowerCase();
		const again = (status: number, problem: string) =>
			fail(status, { email, errors: { '': problem } });
		if (!accepted.ok) return again(accepted.status, formProblemInWords(accepted.problem));
		const password = String(form.get('password') ?? '');
		const { services } = event.locals;
		const everywhere = accountOf(email);
		const here = accountOf(`${email} from ${addressOf(event).id}`);
		let outcome;
		try {
			const mayTry =
				(await consume(services, 'password', here)) &&
				(await consume(services, 'password_anywhere', everywhere));
			if (!mayTry) return again(429, formProblemInWords('too_many'));
			outcome = await signInByPassword(event, { email, password });
			if (outcome === 'signed_in') {
				await forgive(services, 'password', here);
				await forgive(services, 'password_anywhere', everywhere);
			}
		} catch (reason) {
			if (!isUnavailable(reason)) throw reason;
			return again(503, formProblemInWords('unavailable'));
		}
		if (outcome === 'refused') return again(400, m.account_password_refused());
		const next = nextPath(form.get('next'));
		if (outcome === 'signed_in') redirect(303, next ?? localizeHref('/account'));
		const query = next ? `?next=${encodeURIComponent(next)}` : '';
		redirect(303, localizeHref('/sign-in/moderator/code') + query);
	}
};
