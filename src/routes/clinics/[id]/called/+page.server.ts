import { error, redirect } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { addressOf } from '#lib/server/limits/rate-limit.ts';
import { CALL_FIELDS, callDays, readCall } from '#lib/submissions/calls/call-form.ts';
import { storeCallReport } from '#lib/submissions/calls/calls.server.ts';
import { typedIn } from '#lib/submissions/forms/form-text.ts';
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
	default: (event) =>
		submitForm(event, {
			limit: 'call_report',
			keep: (form) => ({ values: typedIn(form, CALL_FIELDS) }),
			async work({ form, key }) {
				const { id } = event.params;
				if (!published().byId.has(id)) refuse(409, { '': m.update_gone() });
				const reading = readCall(form, new Date());
				if (!reading.ok) refuse(400, reading.errors);
				const report = { ...reading.report, clinicId: id, idempotencyKey: key };
				const { services } = event.locals;
				const isStored = await storeCallReport(services, report, addressOf(event));
				if (!isStored) refuse(429, { '': m.submissions_call_again() });
				redirect(303, localizeHref(`/clinics/${id}/called?thanks`));
			}
		})
};
