import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireModerator } from '#lib/accounts/guards.server.ts';
import { readForm } from '#lib/server/http/form-body.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { claimsOnClinicToReview } from '#lib/submissions/ownership/claims.server.ts';
import { InvalidChange } from '#lib/clinics/record/apply.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { typedIn, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { historyOf } from '#lib/submissions/review/history.server.ts';
import { restore, toRestore } from '#lib/submissions/review/restore.server.ts';
import { readRestoring, RESTORING_FIELDS } from '#lib/submissions/review/restore-form.ts';
import { ReviewRefusal } from '#lib/submissions/review/review-refusal.ts';
import { refusalInWords } from '#lib/submissions/review/review-words.ts';
import { wholeNumber } from '#lib/submissions/forms/whole-number.ts';
import { notNow } from '#lib/submissions/proposal/not-now.server.ts';
import type { Actions, PageServerLoad } from './$types';

const LARGEST_FORM = 16 * 1024;

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

export const actions: Actions = {
	default: async (event) => {
		const { params, locals } = event;
		const here = `/review/clinics/${params.id}`;
		let done;
		const read = await readForm(event.request, LARGEST_FORM);
		const form = 'form' in read ? read.form : new FormData();
		const again = (status: number, errors: FormErrors) =>
			fail(status, { values: typedIn(form, RESTORING_FIELDS), errors });
		if ('problem' in read) return again(400, { '': formProblemInWords(read.problem) });
		try {
			const { account } = requireModerator(event);
			const asked = readRestoring(form);
			if ('errors' in asked) return again(400, asked.errors);
			const outcome = await restore(locals.services, account.id, { clinicId: params.id, ...asked });
			done =
				outcome.outcome === 'proposed'
					? `/review/${outcome.submissionId}?done=1`
					: `${here}?done=1`;
		} catch (reason) {
			if (reason instanceof ReviewRefusal) {
				return again(409, { '': refusalInWords[reason.reason]() });
			}
			if (reason instanceof InvalidChange) {
				return again(400, { '': m.review_error_invalid({ problem: reason.message }) });
			}
			const { status, problem } = notNow(reason);
			return again(status, { '': problem });
		}
		redirect(303, localizeHref(done));
	}
};
