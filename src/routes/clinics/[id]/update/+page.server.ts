import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireSession } from '#lib/accounts/guards.server.ts';
import { acceptForm, newFormToken } from '#lib/server/http/form-guard.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import {
	amendedIn,
	amendingFrom,
	NOTHING_AMENDED,
	sendAmended
} from '#lib/submissions/status/amend-form.server.ts';
import { COPY_MONDAY, valuesOf, withMondayCopied } from '#lib/submissions/forms/names.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { notNow } from '#lib/submissions/proposal/not-now.server.ts';
import { linkIn } from '#lib/submissions/update/reminder-link.server.ts';
import { formValues } from '#lib/submissions/proposal/clinic-form.ts';
import type { FormErrors } from '#lib/submissions/forms/form-text.ts';
import {
	clinicToUpdate,
	prepareUpdate,
	sendUpdate,
	updaterOf,
	versionOf,
	waitingUpdate
} from '#lib/submissions/update/update.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, request } = event;
	// A form that was sent has answered already: nothing typed may be lost to a redirect or an error.
	const listed =
		request.method === 'POST'
			? fromMemory(params.id)
			: await loadPage(event, () => fromDatabase(event));
	if (!listed) error(404, m.clinic_not_found());
	return {
		...listed,
		id: params.id,
		start: listed.proposed ?? (listed.clinic ? formValues(listed.clinic) : {}),
		token: newFormToken(locals.services.secrets),
		reviewers: locals.services.settings.highRiskReviewers,
		basemapUrl: locals.basemapUrl,
		today: new Date().toISOString().slice(0, 10)
	};
};

async function fromDatabase(event: Pick<RequestEvent, 'locals' | 'request' | 'url'> & Asked) {
	const { services, session } = event.locals;
	const { id } = event.params;
	const query = event.url.searchParams;
	const updater = await updaterOf(services, session, id, query);
	if (!updater) {
		requireSession(event);
		redirect(303, localizeHref(`/clinics/${id}/claim`));
	}
	const listed = await clinicToUpdate(services, id);
	if (!listed) return undefined;
	const amending = await amendingFrom(services, session, query, listed.clinic);
	const waiting = amending.proposed ? null : await waitingUpdate(services, id, updater);
	return {
		...listed,
		...amending,
		waiting,
		isTheirs: updater.origin === 'clinic',
		link: linkIn(query)
	};
}

interface Asked {
	params: { id: string };
}

/** `clinic` is null where it was closed while the form was filled in. */
function fromMemory(id: string) {
	const clinic = published().byId.get(id) ?? null;
	return { clinic, version: null, waiting: null, isTheirs: true, link: {}, ...NOTHING_AMENDED };
}

/** Reads a sent form, lets `answer` answer it, and gives back what was typed whatever happens. */
async function receiveForm(event: RequestEvent & Asked, step: 'edit' | 'preview' | 'send') {
	const { locals, params } = event;
	const accepted = await acceptForm(event, { limit: 'account_form' });
	const { form } = accepted;
	const typed = {
		values: valuesOf(form),
		version: versionOf(form),
		link: linkIn(form),
		amends: amendedIn(form),
		token: String(form.get('form_token') ?? '')
	};
	const again = (status: number, errors: FormErrors) =>
		fail(status, { step: 'edit' as const, ...typed, errors });
	if (!accepted.ok) {
		if (accepted.problem === 'expired') typed.token = newFormToken(locals.services.secrets);
		return again(accepted.status, { '': formProblemInWords(accepted.problem) });
	}
	if (step === 'edit') {
		const values = form.has(COPY_MONDAY) ? withMondayCopied(typed.values) : typed.values;
		return { step, ...typed, values, errors: {} };
	}
	try {
		if (locals.sessionTrouble) throw locals.sessionTrouble;
		const { services, session } = locals;
		const updater = await updaterOf(services, session, params.id, form);
		if (!updater)
			return session
				? again(403, { '': m.update_not_yours() })
				: again(401, { '': m.update_signed_out() });
		const update = await prepareUpdate(services, params.id, form);
		if (!update) return again(409, { '': m.update_gone() });
		if ('errors' in update) return again(400, update.errors);
		const { changes, risk, note } = update;
		if (changes.length === 0 && !note) return { step: 'unchanged' as const, ...typed, errors: {} };
		if (step === 'preview') return { step, ...typed, changes, risk, errors: {} };
		const path = typed.amends.amends
			? await sendAmended(services, session, typed.amends, update, updater)
			: await sendUpdate(services, updater, update, accepted.key);
		if (!path) return again(409, { '': m.submissions_changed_meanwhile() });
		redirect(303, localizeHref(path));
	} catch (reason) {
		const { status, problem } = notNow(reason);
		return again(status, { '': problem });
	}
}

export const actions: Actions = {
	edit: (event) => receiveForm(event, 'edit'),
	preview: (event) => receiveForm(event, 'preview'),
	send: (event) => receiveForm(event, 'send')
};
