import { error, fail, redirect } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { acceptForm, newFormToken, tokenToKeep } from '#lib/server/http/form-guard.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { addressOf } from '#lib/server/limits/rate-limit.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { CALL_FIELDS, callDays, readCall } from '#lib/submissions/calls/call-form.ts';
import { storeCallReport } from '#lib/submissions/calls/calls.server.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { typedIn, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import type { Actions, PageServerLoad } from './$types';

function listed(id: string) {
	const clinic = published().byId.get(id);
	if (!clinic) error(404, m.clinic_not_found());
	return clinic;
}

export const load: PageServerLoad = async (event) => ({
	clinic: await loadPage(event, () => listed(event.params.id)),
	days: callDays(new Date()),
	thanks: event.url.searchParams.has('thanks'),
	token: newFormToken(event.locals.services.secrets)
});

export const actions: Actions = {
	default: async (event) => {
		const { locals } = event;
		const { id } = event.params;
		const accepted = await acceptForm(event, { limit: 'call_report' });
		const { form } = accepted;
		const again = (status: number, errors: FormErrors) =>
			fail(status, { values: typedIn(form, CALL_FIELDS), token: tokenToKeep(accepted), errors });
		if (!accepted.ok) {
			return again(accepted.status, { '': formProblemInWords(accepted.problem) });
		}
		if (!published().byId.has(id)) return again(409, { '': m.update_gone() });
		const reading = readCall(form, new Date());
		if (!reading.ok) return again(400, reading.errors);
		try {
			const report = { ...reading.report, clinicId: id, idempotencyKey: accepted.key };
			const stored = await storeCallReport(locals.services, report, addressOf(event));
			if (!stored) return again(429, { '': m.submissions_call_again() });
		} catch (reason) {
			if (!isUnavailable(reason)) throw reason;
			return again(503, { '': formProblemInWords('unavailable') });
		}
		redirect(303, localizeHref(`/clinics/${id}/called?thanks`));
	}
};
