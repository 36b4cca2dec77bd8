import { error, fail, redirect } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireModerator } from '#lib/accounts/guards.server.ts';
import { acceptForm, newFormToken } from '#lib/server/http/form-guard.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { CLAIM_NOTE_LENGTH } from '#lib/submissions/ownership/claim.ts';
import {
	decideClaim,
	makeCode,
	type ClaimDecision
} from '#lib/submissions/ownership/claim-decisions.server.ts';
import { claimToReview } from '#lib/submissions/ownership/claims.server.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { textOf, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import { notNow } from '#lib/submissions/proposal/not-now.server.ts';
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

/** Reads a form of this page and does its work; what was typed comes back when it can't be done. */
async function withForm<T>(
	event: RequestEvent,
	work: (form: FormData, again: (status: number, errors: FormErrors) => Refused) => Promise<T>
) {
	const accepted = await acceptForm(event, { limit: 'account_form' });
	const { form } = accepted;
	const again = (status: number, errors: FormErrors) =>
		fail(status, { answer: textOf(form, 'answer'), errors, code: null });
	if (!accepted.ok) {
		return again(accepted.status, { '': formProblemInWords(accepted.problem) });
	}
	try {
		return await work(form, again);
	} catch (reason) {
		const { status, problem } = notNow(reason);
		return again(status, { '': problem });
	}
}

type Refused = ReturnType<typeof fail<{ answer: string; errors: FormErrors; code: null }>>;

const decide = (to: ClaimDecision['to']) => (event: RequestEvent) =>
	withForm(event, async (form, again) => {
		const moderator = requireModerator(event);
		const answer = textOf(form, 'answer').slice(0, CLAIM_NOTE_LENGTH);
		if (!answer) return again(400, { answer: m.account_claims_reason_missing() });
		const { services } = event.locals;
		const decided = await decideClaim(services, moderator, event.params.id, { to, answer });
		if (!decided) return again(409, { '': m.account_claims_conflict() });
		redirect(303, localizeHref(`/review/claims/${event.params.id}`));
	});

export const actions: Actions = {
	code: (event) =>
		withForm(event, async (_, again) => {
			const moderator = requireModerator(event);
			const code = await makeCode(event.locals.services, moderator, event.params.id);
			if (!code) return again(409, { '': m.account_claims_conflict() });
			return { answer: '', errors: {}, code };
		}),
	approve: decide('proved'),
	refuse: decide('refused'),
	revoke: decide('revoked')
};
