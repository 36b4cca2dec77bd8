import { error, redirect } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { clinicToCorrect, sendCorrection } from '#lib/submissions/correction/correct.server.ts';
import { CORRECTION_FIELDS } from '#lib/submissions/correction/correction.ts';
import { subjectFrom } from '#lib/submissions/correction/correction-subject.ts';
import { typedIn } from '#lib/submissions/forms/form-text.ts';
import { senderLost, SIGNED_IN } from '#lib/submissions/forms/sender-email.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * The clinic, and what is wrong there; null: that is still to be chosen. undefined: the clinic isn't
 * listed (any more).
 */
function asked({ params, url }: { params: { id: string }; url: URL }) {
	const clinic = published().byId.get(params.id);
	return clinic && { clinic, subject: subjectFrom(clinic, url.searchParams.get('fact')) ?? null };
}

export const load: PageServerLoad = async (event) => {
	const { locals, request } = event;
	return {
		shown: await loadPage(event, async () => {
			const found = asked(event);
			// A form that was sent is about something, which may be gone meanwhile.
			const isGone = request.method === 'POST' && !found?.subject;
			if (!found || isGone) error(404, m.clinic_not_found());
			const { clinic, subject } = found;
			return { ...(await clinicToCorrect(locals.services, clinic)), subject };
		}),
		email: locals.session?.account.email ?? null,
		token: newFormToken(locals.services.secrets)
	};
};

export const actions: Actions = {
	default: (event) =>
		submitForm(event, {
			limit: 'public_form',
			keep: (form) => ({ values: typedIn(form, [...CORRECTION_FIELDS, SIGNED_IN]) }),
			async work({ form, key }) {
				const { params, locals } = event;
				const subject = asked(event)?.subject;
				if (!subject) refuse(409, { '': m.submissions_correct_gone() });
				const lost = senderLost(form, locals);
				if (lost) refuse(401, lost);
				const correction = { id: params.id, subject, form, key };
				const sent = await sendCorrection(locals.services, locals.session, correction);
				if (!sent) refuse(409, { '': m.submissions_correct_gone() });
				if ('errors' in sent) refuse(400, sent.errors);
				redirect(303, localizeHref(sent.path));
			}
		})
};
