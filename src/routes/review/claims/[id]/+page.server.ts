import { error, redirect } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireModerator } from '#lib/accounts/guards.server.ts';
import type { Session } from '#lib/accounts/session.ts';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { CLAIM_NOTE_LENGTH } from '#lib/submissions/ownership/claim.ts';
import {
	decideClaim,
	makeCode,
	type ClaimDecision
} from '#lib/submissions/ownership/claim-decisions.server.ts';
import { claimToReview } from '#lib/submissions/ownership/claims.server.ts';
import { textOf } from '#lib/submissions/forms/form-text.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { database, secrets } = event.locals.services;
	const shown = await loadPage(event, async () => {
		const { account } = requireModerator(event);
		const claim = await claimToReview(database.queries, event.params.id);
		if (!claim) error(404, m.not_found_text());
		const { accountId, ...rest } = claim;
		return {
			claim: rest,
			today: new Date().toISOString().slice(0, 10),
			isOwn: accountId === account.id,
			clinic: published().byId.get(claim.clinicId)
		};
	});
	return { shown, token: newFormToken(secrets) };
};

/** Takes a form of this page. */
const act = <Done>(
	event: RequestEvent,
	work: (form: FormData, moderator: Session) => Promise<Done>
) =>
	submitForm(event, {
		limit: 'account_form',
		sender: requireModerator,
		keep: (form) => ({ answer: textOf(form, 'answer') }),
		work: ({ form, sender }) => work(form, sender)
	});

const decide = (to: ClaimDecision['to']) => (event: RequestEvent) =>
	act(event, async (form, moderator) => {
		const answer = textOf(form, 'answer').slice(0, CLAIM_NOTE_LENGTH);
		if (!answer) refuse(400, { answer: m.account_claims_reason_missing() });
		const { services } = event.locals;
		const decided = await decideClaim(services, moderator, event.params.id, { to, answer });
		if (!decided) refuse(409, { '': m.account_claims_conflict() });
		redirect(303, localizeHref(`/review/claims/${event.params.id}`));
	});

export const actions: Actions = {
	code: (event) =>
		act(event, async (_, moderator) => {
			const code = await makeCode(event.locals.services, moderator, event.params.id);
			if (!code) refuse(409, { '': m.account_claims_conflict() });
			return { code };
		}),
	approve: decide('proved'),
	refuse: decide('refused'),
	revoke: decide('revoked')
};
