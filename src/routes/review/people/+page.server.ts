import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { listPeople } from '#lib/accounts/account-store.server.ts';
import { requireAdmin } from '#lib/accounts/guards.server.ts';
import {
	changePerson,
	inviteModerator,
	isPersonChange,
	sendPasswordLink
} from '#lib/accounts/people.server.ts';
import type { Session } from '#lib/accounts/session.ts';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { readEmail } from '#lib/accounts/account-form.ts';
import { textOf, typedIn } from '#lib/submissions/forms/form-text.ts';
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

/** Takes a form of this page, which says then what was done. */
const act = (
	event: RequestEvent,
	work: (form: FormData, admin: Session) => Promise<'sent' | 'changed' | 'activated'>
) =>
	submitForm(event, {
		limit: 'account_form',
		sender: requireAdmin,
		keep: (form) => ({ values: typedIn(form, ['email', 'name', 'id', 'change']) }),
		async work({ form, sender }) {
			const done = await work(form, sender);
			redirect(303, localizeHref(`/review/people?done=${done}`));
		}
	});

const refuseConflict = () => refuse(409, { '': m.account_people_conflict() });

export const actions: Actions = {
	invite: (event) =>
		act(event, async (form, admin) => {
			const email = readEmail(textOf(form, 'email'));
			if (!email) refuse(400, { email: m.account_email_invalid() });
			const name = textOf(form, 'name').slice(0, NAME_LENGTH);
			await inviteModerator(event.locals.services, admin, { email, name });
			return 'sent';
		}),
	link: (event) =>
		act(event, async (form) => {
			const isSent = await sendPasswordLink(event.locals.services, textOf(form, 'id'));
			return isSent ? 'sent' : refuseConflict();
		}),
	change: (event) =>
		act(event, async (form, admin) => {
			const [id, change] = [textOf(form, 'id'), textOf(form, 'change')];
			const { services } = event.locals;
			const isDone = isPersonChange(change) && (await changePerson(services, admin, id, change));
			if (!isDone) return refuseConflict();
			return change === 'activate' ? 'activated' : 'changed';
		})
};
