import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { newFormToken } from '#lib/server/http/form-guard.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { amendPath } from '#lib/submissions/status/amend-form.server.ts';
import { storedClinic } from '#lib/submissions/correction/correct.server.ts';
import { CORRECTION_FIELDS } from '#lib/submissions/correction/correction.ts';
import { textOf, typedIn } from '#lib/submissions/forms/form-text.ts';
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

export const load: PageServerLoad = async (event) => ({
	...((await loadPage(event, () => read(event), m.submissions_status_unavailable)) ?? {
		submission: null
	}),
	token: newFormToken(event.locals.services.secrets)
});

async function read(event: Parameters<PageServerLoad>[0]) {
	const { services } = event.locals;
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
		amendPath: amendPath(services, submission, listed !== undefined)
	};
}

/**
 * Takes a form of the sender's, and shows the page anew.
 *
 * @param fields to give back when it can't be done
 */
const act = (
	event: RequestEvent,
	fields: readonly string[],
	work: (submission: Submission, seenRevision: number, form: FormData) => Promise<Amended>
) =>
	submitForm(event, {
		limit: 'public_form',
		keep: (form) => ({ values: typedIn(form, fields) }),
		async work({ form }) {
			const submission = await own(event);
			const amended = await work(submission, Number(textOf(form, 'revision')), form);
			if (amended === 'changed_meanwhile') refuse(409, { '': m.submissions_changed_meanwhile() });
			if (amended !== 'done') refuse(400, amended.errors);
			redirect(303, localizeHref(statusPath(event.locals.services, submission.id)));
		}
	});

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
