import { error, fail, redirect } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { acceptForm, newFormToken, tokenToKeep } from '#lib/server/http/form-guard.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { clinicToCorrect, sendCorrection } from '#lib/submissions/correction/correct.server.ts';
import { CORRECTION_FIELDS } from '#lib/submissions/correction/correction.ts';
import { subjectFrom } from '#lib/submissions/correction/correction-subject.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { typedIn, type FormErrors } from '#lib/submissions/forms/form-text.ts';
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
	default: async (event) => {
		const { params, locals } = event;
		const accepted = await acceptForm(event, { limit: 'public_form' });
		const { form } = accepted;
		const again = (status: number, errors: FormErrors) =>
			fail(status, {
				values: typedIn(form, [...CORRECTION_FIELDS, SIGNED_IN]),
				token: tokenToKeep(accepted),
				errors
			});
		if (!accepted.ok) {
			return again(accepted.status, { '': formProblemInWords(accepted.problem) });
		}
		const subject = asked(event)?.subject;
		if (!subject) return again(409, { '': m.submissions_correct_gone() });
		const lost = senderLost(form, locals);
		if (lost) return again(lost.status, lost.errors);
		const correction = { id: params.id, subject, form, key: accepted.key };
		const sent = await sendCorrection(locals.services, locals.session, correction).catch(
			(reason: unknown) => {
				if (!isUnavailable(reason)) throw reason;
				return 'unavailable' as const;
			}
		);
		if (sent === 'unavailable') return again(503, { '': formProblemInWords(sent) });
		if (!sent) return again(409, { '': m.submissions_correct_gone() });
		if ('errors' in sent) return again(400, sent.errors);
		redirect(303, localizeHref(sent.path));
	}
};
