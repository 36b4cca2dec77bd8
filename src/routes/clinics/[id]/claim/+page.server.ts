import { error, redirect } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, localizeHref } from '#lib/paraglide/runtime.js';
import { requireSession } from '#lib/accounts/guards.server.ts';
import { signInPath } from '#lib/accounts/next-path.ts';
import type { Session } from '#lib/accounts/session.ts';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import type { LimitName } from '#lib/server/limits/rate-limit.ts';
import { CLAIM_NOTE_LENGTH } from '#lib/submissions/ownership/claim.ts';
import {
	claimClinic,
	enterCode,
	withdrawClaim
} from '#lib/submissions/ownership/claim-decisions.server.ts';
import { claimOn } from '#lib/submissions/ownership/claims.server.ts';
import { textOf, typedIn } from '#lib/submissions/forms/form-text.ts';
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

/** Takes a form of this page, which shows then how the claim stands. */
const act = (
	event: RequestEvent,
	limit: LimitName,
	work: (form: FormData, session: Session) => Promise<void>
) =>
	submitForm(event, {
		limit,
		sender: requireSession,
		keep: (form) => ({ values: typedIn(form, ['note', 'code']) }),
		async work({ form, sender }) {
			await work(form, sender);
			redirect(303, localizeHref(`/clinics/${event.params.id}/claim`));
		}
	});

/** What someone claims here; undefined: nothing. */
const ownClaim = ({ locals, params }: RequestEvent, { account }: Session) =>
	claimOn(locals.services.database.queries, params.id, account.id);

export const actions: Actions = {
	claim: (event) =>
		act(event, 'account_form', async (form, session) => {
			const note = textOf(form, 'note');
			if (note.length > CLAIM_NOTE_LENGTH)
				refuse(400, { note: m.account_claim_note_long({ count: CLAIM_NOTE_LENGTH }) });
			const claim = await claimClinic(event.locals.services, session, {
				clinicId: event.params.id,
				note: note || null,
				locale: getLocale()
			});
			if (!claim) refuse(409, { '': m.update_gone() });
		}),
	code: (event) =>
		act(event, 'claim_code', async (form, session) => {
			const { services } = event.locals;
			const claim = await ownClaim(event, session);
			const code = textOf(form, 'code');
			const outcome = claim ? await enterCode(services, session, claim.id, code) : 'used_up';
			if (outcome === 'wrong') refuse(400, { code: m.account_claim_code_wrong() });
			if (outcome === 'used_up') refuse(400, { code: m.account_claim_code_used_up() });
		}),
	withdraw: (event) =>
		act(event, 'account_form', async (_, session) => {
			const claim = await ownClaim(event, session);
			if (claim) await withdrawClaim(event.locals.services, session, claim.id);
		})
};
