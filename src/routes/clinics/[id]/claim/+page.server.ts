import { error, fail, redirect } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/paraglide/runtime.js';
import { requireSession } from '#lib/accounts/guards.server.ts';
import { signInPath } from '#lib/accounts/next-path.ts';
import { acceptForm, newFormToken } from '#lib/server/http/form-guard.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import type { LimitName } from '#lib/server/limits/rate-limit.ts';
import { CLAIM_NOTE_LENGTH } from '#lib/submissions/ownership/claim.ts';
import {
	claimClinic,
	enterCode,
	withdrawClaim
} from '#lib/submissions/ownership/claim-decisions.server.ts';
import { claimOn } from '#lib/submissions/ownership/claims.server.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { textOf, typedIn, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { notNow } from '#lib/submissions/proposal/not-now.server.ts';
import { provingWebsite } from '#lib/submissions/ownership/proof.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => ({
	shown: await loadPage(event, () => read(event)),
	signInHref: signInPath(event.url),
	token: newFormToken(event.locals.services.secrets)
});

async function read(event: Parameters<PageServerLoad>[0]) {
	const { locals, params, request } = event;
	const clinic = published().byId.get(params.id);
	if (!clinic) error(404, m.clinic_not_found());
	// Anyone may look; a form is sent by who is signed in.
	const mustKnow = request.method === 'POST' || locals.sessionTrouble !== undefined;
	const session = mustKnow ? requireSession(event) : locals.session;
	const { queries } = locals.services.database;
	return {
		clinic: { id: clinic.id, name: clinic.name, website: clinic.website },
		provingWebsite: provingWebsite(clinic),
		email: session?.account.email ?? null,
		claim: session ? await claimOn(queries, clinic.id, session.account.id) : undefined
	};
}

/** Reads a form of this page and does its work; what can't be done now gives back what was typed. */
async function withForm<T>(
	event: RequestEvent,
	limit: LimitName,
	work: (form: FormData, again: (status: number, errors: FormErrors) => Refused) => Promise<T>
) {
	const accepted = await acceptForm(event, { limit });
	const { form } = accepted;
	const again = (status: number, errors: FormErrors) =>
		fail(status, { values: typedIn(form, ['note', 'code']), errors });
	if (!accepted.ok) {
		return again(accepted.status, { '': formProblemInWords(accepted.problem) });
	}
	try {
		const refused = await work(form, again);
		if (refused) return refused;
	} catch (reason) {
		const { status, problem } = notNow(reason);
		return again(status, { '': problem });
	}
	redirect(303, localizeHref(`/clinics/${event.params.id}/claim`));
}

type Refused = ReturnType<typeof fail<{ values: Record<string, string>; errors: FormErrors }>>;

export const actions: Actions = {
	claim: (event) =>
		withForm(event, 'account_form', async (form, again) => {
			const note = textOf(form, 'note');
			if (note.length > CLAIM_NOTE_LENGTH)
				return again(400, { note: m.account_claim_note_long({ count: CLAIM_NOTE_LENGTH }) });
			const claim = await claimClinic(event.locals.services, requireSession(event), {
				clinicId: event.params.id,
				note: note || null,
				locale: getLocale()
			});
			if (!claim) return again(409, { '': m.update_gone() });
			return undefined;
		}),
	code: (event) =>
		withForm(event, 'claim_code', async (form, again) => {
			const { services } = event.locals;
			const session = requireSession(event);
			const { queries } = services.database;
			const claim = await claimOn(queries, event.params.id, session.account.id);
			const code = textOf(form, 'code');
			const outcome = claim ? await enterCode(services, session, claim.id, code) : 'used_up';
			if (outcome === 'wrong') return again(400, { code: m.account_claim_code_wrong() });
			if (outcome === 'used_up') return again(400, { code: m.account_claim_code_used_up() });
			return undefined;
		}),
	withdraw: (event) =>
		withForm(event, 'account_form', async () => {
			const { services } = event.locals;
			const session = requireSession(event);
			const { queries } = services.database;
			const claim = await claimOn(queries, event.params.id, session.account.id);
			if (claim) await withdrawClaim(services, session, claim.id);
			return undefined;
		})
};
