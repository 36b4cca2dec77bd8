import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { acceptForm, newFormToken, tokenToKeep } from '#lib/server/http/form-guard.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { amendPath } from '#lib/submissions/status/amend-form.server.ts';
import { storedClinic } from '#lib/submissions/correction/correct.server.ts';
import { CORRECTION_FIELDS } from '#lib/submissions/correction/correction.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import { textOf, typedIn, type FormErrors } from '#lib/submissions/forms/form-text.ts';
import {
	amend,
	ownSubmission,
	withdraw,
	type Amended
} from '#lib/submissions/status/own-submission.server.ts';
import { choicesOn } from '#lib/submissions/review/review-turn.server.ts';
import { statusPath } from '#lib/submissions/proposal/status-link.server.ts';
import type { Submission } from '#lib/submissions/proposal/submission.ts';
import type { Actions, PageServerLoad } from './$types';

/** The submission that an address names, with its key or for the account that sent it. */
async function own({ locals, params, url }: Pick<RequestEvent, 'locals' | 'params' | 'url'>) {
	const key = url.searchParams.get('key') ?? '';
	const found = await ownSubmission(locals.services, locals.session, params.id ?? '', key);
	if (!found) error(404, m.not_found_text());
	return found;
}

export const load: PageServerLoad = async (event) => {
	const { services } = event.locals;
	try {
		const submission = await own(event);
		const { id, clinicId, changes, about, note, state, revision, answer } = submission;
		const { queries } = services.database;
		const listed = clinicId === null ? undefined : await storedClinic(queries, clinicId);
		return {
			submission: { id, changes, about, note, state, revision, answer, kind: submission.kind },
			sentAt: submission.createdAt,
			decidedAt: submission.decidedAt,
			choices: await choicesOn(queries, submission),
			clinic: listed?.clinic ?? null,
			version: listed?.version ?? null,
			path: statusPath(services, id),
			amendPath: amendPath(services, submission, listed !== undefined),
			token: newFormToken(services.secrets)
		};
	} catch (reason) {
		if (!isUnavailable(reason)) throw reason;
		// A form that was sent gets back what was typed, to send it again.
		if (event.request.method !== 'POST') error(503, m.submissions_status_unavailable());
		return { submission: null, token: newFormToken(services.secrets) };
	}
};

/**
 * Reads a form of the sender's, does what it asks for, and shows the page anew.
 *
 * @param fields to give back when it can't be done
 */
async function act(
	event: RequestEvent,
	fields: readonly string[],
	work: (submission: Submission, seenRevision: number, form: FormData) => Promise<Amended>
) {
	const { services } = event.locals;
	const accepted = await acceptForm(event, { limit: 'public_form' });
	const { form } = accepted;
	const again = (status: number, errors: FormErrors) =>
		fail(status, { values: typedIn(form, fields), token: tokenToKeep(accepted), errors });
	if (!accepted.ok) return again(accepted.status, { '': formProblemInWords(accepted.problem) });
	let amended: Amended;
	try {
		amended = await work(await own(event), Number(textOf(form, 'revision')), form);
	} catch (reason) {
		if (!isUnavailable(reason)) throw reason;
		return again(503, { '': formProblemInWords('unavailable') });
	}
	if (amended === 'changed_meanwhile') return again(409, { '': m.submissions_changed_meanwhile() });
	if (amended !== 'done') return again(400, amended.errors);
	redirect(303, localizeHref(statusPath(services, event.params.id ?? '')));
}

export const actions: Actions = {
	amend: (event) =>
		act(event, [...CORRECTION_FIELDS, 'revision'], (...asked) =>
			amend(event.locals.services.database, ...asked)
		),
	withdraw: (event) =>
		act(event, ['revision'], (submission, revision) =>
			withdraw(event.locals.services.database, submission, revision)
		)
};
