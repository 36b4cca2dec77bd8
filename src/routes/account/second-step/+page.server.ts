import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireModerator } from '#lib/accounts/guards.server.ts';
import {
	confirmSecondStep,
	hasSecondStep,
	secondStepKey,
	startSecondStep,
	stopSecondStep
} from '#lib/accounts/passwords.server.ts';
import { acceptForm, newFormToken } from '#lib/server/http/form-guard.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { textOf, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { notNow } from '#lib/submissions/proposal/not-now.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { services } = event.locals;
	return {
		/** null: nobody knows for now. */
		isOn: await loadPage(event, () => hasSecondStep(services, requireModerator(event))),
		token: newFormToken(services.secrets)
	};
};

/** Answers a form of this page; `started`: the code is asked for next, of the key that it carries. */
const again = (status: number, started: boolean, form: FormData, errors: FormErrors) =>
	fail(status, { started, key: started ? keyIn(form) : undefined, errors });

const keyIn = (form: FormData) =>
	secondStepKey(textOf(form, 'link'), form.getAll('backup').map(String));

/** Reads a form of this page and does its work, or says why it can't be done now. */
async function withForm<T>(
	event: RequestEvent,
	started: boolean,
	work: (form: FormData) => Promise<T>
) {
	const accepted = await acceptForm(event, { limit: 'password' });
	const refuse = (status: number, problem: Parameters<typeof formProblemInWords>[0]) =>
		again(status, started, accepted.form, { '': formProblemInWords(problem) });
	if (!accepted.ok) return refuse(accepted.status, accepted.problem);
	try {
		requireModerator(event);
		return await work(accepted.form);
	} catch (reason) {
		const { status, problem } = notNow(reason);
		return again(status, started, accepted.form, { '': problem });
	}
}

const passwordOf = (form: FormData) => String(form.get('password') ?? '');

export const actions: Actions = {
	start: (event) =>
		withForm(event, false, async (form) => {
			const key = await startSecondStep(event, passwordOf(form));
			if (!key) return again(400, false, form, { password: m.account_current_refused() });
			return { started: true, key, errors: {} };
		}),
	confirm: (event) =>
		withForm(event, true, async (form) => {
			const isOn = await confirmSecondStep(event, textOf(form, 'code').replace(/\s/g, ''));
			if (!isOn) return again(400, true, form, { code: m.account_code_refused() });
			redirect(303, localizeHref('/account/second-step'));
		}),
	stop: (event) =>
		withForm(event, false, async (form) => {
			const isOff = await stopSecondStep(event, passwordOf(form));
			if (!isOff) return again(400, false, form, { password: m.account_current_refused() });
			redirect(303, localizeHref('/account/second-step'));
		})
};
