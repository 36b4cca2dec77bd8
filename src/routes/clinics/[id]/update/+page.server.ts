import { error, redirect } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireSession } from '#lib/accounts/guards.server.ts';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import {
	amendedIn,
	amendingFrom,
	NOTHING_AMENDED,
	sendAmended
} from '#lib/submissions/status/amend-form.server.ts';
import { valuesToEdit } from '#lib/submissions/forms/names.ts';
import { linkIn } from '#lib/submissions/update/reminder-link.server.ts';
import { formValues } from '#lib/submissions/proposal/clinic-form.ts';
import {
	clinicToUpdate,
	prepareUpdate,
	sendUpdate,
	updaterOf,
	versionOf,
	waitingUpdate
} from '#lib/submissions/update/update.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

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

async function fromDatabase(event: Pick<RequestEvent, 'locals' | 'params' | 'request' | 'url'>) {
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

/** `clinic` is null where it was closed while the form was filled in. */
function fromMemory(id: string) {
	const clinic = published().byId.get(id) ?? null;
	return { clinic, version: null, waiting: null, isTheirs: true, link: {}, ...NOTHING_AMENDED };
}

/** Takes a sent form a step on. */
const takeForm = (event: RequestEvent, step: 'edit' | 'preview' | 'send') =>
	submitForm(event, {
		limit: 'account_form',
		keep: (form) => ({
			values: valuesToEdit(form),
			version: versionOf(form),
			link: linkIn(form),
			amends: amendedIn(form)
		}),
		async work({ form, key }) {
			if (step === 'edit') return { step };
			const { services, session, sessionTrouble } = event.locals;
			if (sessionTrouble) throw sessionTrouble;
			const updater = await updaterOf(services, session, event.params.id, form);
			if (!updater) {
				requireSession(event);
				refuse(403, { '': m.update_not_yours() });
			}
			const update = await prepareUpdate(services, event.params.id, form);
			if (!update) refuse(409, { '': m.update_gone() });
			if ('errors' in update) refuse(400, update.errors);
			const { changes, risk, note } = update;
			if (changes.length === 0 && !note) return { step: 'unchanged' as const };
			if (step === 'preview') return { step, changes, risk };
			const amends = amendedIn(form);
			const path = amends.amends
				? await sendAmended(services, session, amends, update, updater)
				: await sendUpdate(services, updater, update, key);
			if (!path) refuse(409, { '': m.submissions_changed_meanwhile() });
			redirect(303, localizeHref(path));
		}
	});

export const actions: Actions = {
	edit: (event) => takeForm(event, 'edit'),
	preview: (event) => takeForm(event, 'preview'),
	send: (event) => takeForm(event, 'send')
};
