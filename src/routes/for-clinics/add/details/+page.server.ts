import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { PlacesUnavailable } from '#lib/places/load-shard.ts';
import { acceptForm, newFormToken, tokenToKeep } from '#lib/server/http/form-guard.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import {
	amendedIn,
	amendingFrom,
	NOTHING_AMENDED,
	sendAmended
} from '#lib/submissions/status/amend-form.server.ts';
import { locate, prepareClinic, sendClinic } from '#lib/submissions/addition/add.server.ts';
import { startIn, startValues } from '#lib/submissions/addition/add-form.ts';
import { COPY_MONDAY, valuesOf, withMondayCopied } from '#lib/submissions/forms/names.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { typedIn, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { senderLost, SIGNED_IN } from '#lib/submissions/forms/sender-email.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals, request }) => {
	const { services, session } = locals;
	const start = startIn(url.searchParams);
	// A form that was sent carries what it amends itself.
	const { amends, asked, proposed } =
		request.method === 'POST'
			? NOTHING_AMENDED
			: await amendingFrom(services, session, url.searchParams, null);
	return {
		start: proposed ?? (start ? startValues(start, await locate(start.place)) : {}),
		amends,
		asked,
		email: session?.account.email ?? null,
		token: newFormToken(services.secrets),
		basemapUrl: locals.basemapUrl,
		today: new Date().toISOString().slice(0, 10)
	};
};

/** Reads a sent form, takes it a step on, and gives back what was typed whatever happens. */
async function receiveForm(event: RequestEvent, step: 'edit' | 'preview' | 'send') {
	const { services, session } = event.locals;
	const accepted = await acceptForm(event, { limit: 'public_form' });
	const { form } = accepted;
	const typed = {
		values: valuesOf(form),
		contact: typedIn(form, ['email', SIGNED_IN]),
		amends: amendedIn(form),
		token: tokenToKeep(accepted)
	};
	const again = (status: number, errors: FormErrors) =>
		fail(status, { step: 'edit' as const, ...typed, errors });
	if (!accepted.ok) return again(accepted.status, { '': formProblemInWords(accepted.problem) });
	if (step === 'edit') {
		const values = form.has(COPY_MONDAY) ? withMondayCopied(typed.values) : typed.values;
		return { step, ...typed, values, errors: {} };
	}
	const lost = senderLost(form, event.locals);
	if (lost) return again(lost.status, lost.errors);
	try {
		const prepared = await prepareClinic(form);
		if ('errors' in prepared) return again(400, prepared.errors);
		if (step === 'preview') return { step, ...typed, ...prepared, errors: {} };
		const path = typed.amends.amends
			? await sendAmended(services, session, typed.amends, prepared)
			: await sendClinic(services, session, prepared, accepted.key);
		if (!path) return again(409, { '': m.submissions_changed_meanwhile() });
		redirect(303, localizeHref(path));
	} catch (reason) {
		if (!isUnavailable(reason) && !(reason instanceof PlacesUnavailable)) throw reason;
		return again(503, { '': formProblemInWords('unavailable') });
	}
}

export const actions: Actions = {
	edit: (event) => receiveForm(event, 'edit'),
	preview: (event) => receiveForm(event, 'preview'),
	send: (event) => receiveForm(event, 'send')
};
