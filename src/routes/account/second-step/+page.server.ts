import { redirect } from '@sveltejs/kit';
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
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { textOf } from '#lib/submissions/forms/form-text.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { services } = event.locals;
	return {
		/** null: nobody knows for now. */
		isOn: await loadPage(event, () => hasSecondStep(services, requireModerator(event))),
		token: newFormToken(services.secrets)
	};
};

/** The key that a form carries, for as long as its code is asked for. */
const keyIn = (form: FormData) =>
	secondStepKey(textOf(form, 'link'), form.getAll('backup').map(String));

/**
 * Takes a form of this page.
 *
 * @param started whether it asks for the code of a key, and carries that
 */
const act = <Done>(
	event: RequestEvent,
	{ started }: { started: boolean },
	work: (form: FormData) => Promise<Done>
) =>
	submitForm(event, {
		limit: 'password',
		sender: requireModerator,
		keep: (form) => ({ started, key: started ? keyIn(form) : undefined }),
		work: ({ form }) => work(form)
	});

const passwordOf = (form: FormData) => String(form.get('password') ?? '');
const refusePassword = () => refuse(400, { password: m.account_current_refused() });

export const actions: Actions = {
	start: (event) =>
		act(event, { started: false }, async (form) => {
			const key = await startSecondStep(event, passwordOf(form));
			return key ? { started: true, key } : refusePassword();
		}),
	confirm: (event) =>
		act(event, { started: true }, async (form) => {
			const isOn = await confirmSecondStep(event, textOf(form, 'code').replace(/\s/g, ''));
			if (!isOn) refuse(400, { code: m.account_code_refused() });
			redirect(303, localizeHref('/account/second-step'));
		}),
	stop: (event) =>
		act(event, { started: false }, async (form) => {
			const isOff = await stopSecondStep(event, passwordOf(form));
			if (!isOff) return refusePassword();
			redirect(303, localizeHref('/account/second-step'));
		})
};
