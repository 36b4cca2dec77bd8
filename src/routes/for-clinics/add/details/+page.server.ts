import { redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import {
	amendedIn,
	amendingFrom,
	NOTHING_AMENDED,
	sendAmended
} from '#lib/submissions/status/amend-form.server.ts';
import { locate, prepareClinic, sendClinic } from '#lib/submissions/addition/add.server.ts';
import { startIn, startValues } from '#lib/submissions/addition/add-form.ts';
import { valuesToEdit } from '#lib/submissions/forms/names.ts';
import { typedIn } from '#lib/submissions/forms/form-text.ts';
import { senderLost, SIGNED_IN } from '#lib/submissions/forms/sender-email.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { services, session } = event.locals;
	return {
		...((await loadPage(event, () => filledForm(event))) ?? EMPTY),
		email: session?.account.email ?? null,
		token: newFormToken(services.secrets),
		basemapUrl: event.locals.basemapUrl,
		today: new Date().toISOString().slice(0, 10)
	};
};

/** A form that was sent holds all of it itself. */
const EMPTY = { start: {}, ...NOTHING_AMENDED };

/** What the form is filled with. */
async function filledForm({ url, locals, request }: Parameters<PageServerLoad>[0]) {
	if (request.method === 'POST') return EMPTY;
	const { searchParams } = url;
	const amending = await amendingFrom(locals.services, locals.session, searchParams, null);
	const start = startIn(searchParams);
	const begun = start ? startValues(start, await locate(start.place)) : {};
	return { ...amending, start: amending.proposed ?? begun };
}

/** Takes a sent form a step on. */
const takeForm = (event: RequestEvent, step: 'edit' | 'preview' | 'send') =>
	submitForm(event, {
		limit: 'public_form',
		keep: (form) => ({
			values: valuesToEdit(form),
			contact: typedIn(form, ['email', SIGNED_IN]),
			amends: amendedIn(form)
		}),
		async work({ form, key }) {
			if (step === 'edit') return { step };
			const { services, session } = event.locals;
			const lost = senderLost(form, event.locals);
			if (lost) refuse(401, lost);
			const prepared = await prepareClinic(form);
			if ('errors' in prepared) refuse(400, prepared.errors);
			if (step === 'preview') return { step, ...prepared };
			const amends = amendedIn(form);
			const path = amends.amends
				? await sendAmended(services, session, amends, prepared)
				: await sendClinic(services, session, prepared, key);
			if (!path) refuse(409, { '': m.submissions_changed_meanwhile() });
			redirect(303, localizeHref(path));
		}
	});

export const actions: Actions = {
	edit: (event) => takeForm(event, 'edit'),
	preview: (event) => takeForm(event, 'preview'),
	send: (event) => takeForm(event, 'send')
};
