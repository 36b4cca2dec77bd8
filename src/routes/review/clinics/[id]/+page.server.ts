import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireModerator } from '#lib/accounts/guards.server.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { claimsOnClinicToReview } from '#lib/submissions/ownership/claims.server.ts';
import { typedIn } from '#lib/submissions/forms/form-text.ts';
import { historyOf } from '#lib/submissions/review/history.server.ts';
import { actOrRefuse } from '#lib/submissions/review/review-act.server.ts';
import { restore, toRestore } from '#lib/submissions/review/restore.server.ts';
import { readRestoring, RESTORING_FIELDS } from '#lib/submissions/review/restore-form.ts';
import { wholeNumber } from '#lib/submissions/forms/whole-number.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	id: event.params.id,
	isDone: event.url.searchParams.has('done'),
	shown: await loadPage(event, () => read(event))
});

async function read(event: Parameters<PageServerLoad>[0]) {
	requireModerator(event);
	const { queries } = event.locals.services.database;
	const { id } = event.params;
	const versions = await historyOf(queries, id);
	if (versions.length === 0) error(404, m.clinic_not_found());
	const version = wholeNumber(event.url.searchParams.get('version'));
	const restoring =
		version === null ? undefined : await toRestore(event.locals.services, id, version);
	return {
		name: versions[0].clinicName,
		versions,
		current: versions[0].version,
		claims: (await claimsOnClinicToReview(queries, id)).map((it) => ({
			id: it.id,
			email: it.email,
			state: it.state,
			since: it.decidedAt ?? it.createdAt
		})),
		chosen: version !== null && restoring ? { version, ...restoring } : null
	};
}

/** What a version changes is shown as a whole: no change of it is chosen. */
const NOTHING_CHOSEN = { submission: { changes: [] }, compared: [] };

export const actions: Actions = {
	default: (event) =>
		submitForm(event, {
			sender: requireModerator,
			keep: (form) => ({ values: typedIn(form, RESTORING_FIELDS) }),
			async work({ form, sender: { account } }) {
				const { params, locals } = event;
				const asked = readRestoring(form);
				if ('errors' in asked) refuse(400, asked.errors);
				const restoring = { clinicId: params.id, ...asked };
				const done = await actOrRefuse(form, NOTHING_CHOSEN, () =>
					restore(locals.services, account.id, restoring)
				);
				const path = done.outcome === 'proposed' ? done.submissionId : `clinics/${params.id}`;
				redirect(303, localizeHref(`/review/${path}?done=1`));
			}
		})
};
