import { fail, redirect } from '@sveltejs/kit';
import { listPeople } from '#lib/accounts/account-store.server.ts';
import { requireAdmin } from '#lib/accounts/guards.server.ts';
import {
	changePerson,
	inviteModerator,
	isPersonChange,
	sendPasswordLink
} from '#lib/accounts/people.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { acceptForm, newFormToken } from '#lib/server/http/form-guard.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { readEmail } from '#lib/accounts/account-form.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { textOf, typedIn, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { notNow } from '#lib/submissions/proposal/not-now.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Longest name, in characters. */
const NAME_LENGTH = 100;

export const load: PageServerLoad = async (event) => {
	const { database, secrets } = event.locals.services;
	return {
		shown: await loadPage(event, async () => ({
			ownId: requireAdmin(event).account.id,
			people: await listPeople(database.queries)
		})),
		done: event.url.searchParams.get('done'),
		token: newFormToken(secrets)
	};
};

/** Reads a form of this page and does its work; what was typed comes back when it can't be done. */
async function withForm(
	event: RequestEvent,
	work: (
		form: FormData
	) => Promise<{ status: number; errors: FormErrors } | 'sent' | 'changed' | 'activated'>
) {
	const accepted = await acceptForm(event, { limit: 'account_form' });
	const { form } = accepted;
	const again = (status: number, errors: FormErrors) =>
		fail(status, { values: typedIn(form, ['email', 'name', 'id', 'change']), errors });
	if (!accepted.ok) {
		return again(accepted.status, { '': formProblemInWords(accepted.problem) });
	}
	try {
		const outcome = await work(form);
		if (typeof outcome !== 'string') return again(outcome.status, outcome.errors);
		redirect(303, localizeHref(`/review/people?done=${outcome}`));
	} catch (reason) {
		const { status, problem } = notNow(reason);
		return again(status, { '': problem });
	}
}

const conflict = () => ({ status: 409, errors: { '': m.account_people_conflict() } });

export const actions: Actions = {
	invite: (event) =>
		withForm(event, async (form) => {
			const admin = requireAdmin(event);
			const email = readEmail(textOf(form, 'email'));
			if (!email) return { status: 400, errors: { email: m.account_email_invalid() } };
			const name = textOf(form, 'name').slice(0, NAME_LENGTH);
			await inviteModerator(event.locals.services, admin, { email, name });
			return 'sent';
		}),
	link: (event) =>
		withForm(event, async (form) => {
			requireAdmin(event);
			const isSent = await sendPasswordLink(event.locals.services, textOf(form, 'id'));
			return isSent ? 'sent' : conflict();
		}),
	change: (event) =>
		withForm(event, async (form) => {
			const admin = requireAdmin(event);
			const [id, change] = [textOf(form, 'id'), textOf(form, 'change')];
			const { services } = event.locals;
			const isDone = isPersonChange(change) && (await changePerson(services, admin, id, change));
			if (!isDone) return conflict();
			return change === 'activate' ? 'activated' : 'changed';
		})
};
