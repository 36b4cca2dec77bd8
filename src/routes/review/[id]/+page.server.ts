import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireAdmin, requireModerator } from '#lib/accounts/guards.server.ts';
import { readForm } from '#lib/server/http/form-body.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import { InvalidChange } from '#lib/clinics/record/apply.ts';
import {
	acceptField,
	invalidErrors,
	readAnswer,
	readDecision,
	readSeen,
	typedDecision
} from '#lib/submissions/review/decision-form.ts';
import { formProblemInWords } from '#lib/submissions/forms/form-problem.ts';
import type { FormErrors } from '#lib/submissions/forms/form-text.ts';
import { answerSender } from '#lib/submissions/review/review-answer.server.ts';
import { claimsOf, lookalikesOf } from '#lib/submissions/review/review-marks.ts';
import { hold, nextFor, readReview, release } from '#lib/submissions/review/review-queue.server.ts';
import { ReviewRefusal } from '#lib/submissions/review/review-refusal.ts';
import { refusalInWords } from '#lib/submissions/review/review-words.ts';
import { decide, toDecide } from '#lib/submissions/review/review.server.ts';
import type { Review } from '#lib/submissions/review/review.ts';
import { notNow } from '#lib/submissions/proposal/not-now.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A form of this page is a few answers of a thousand characters. */
const LARGEST_FORM = 256 * 1024;

/** The moderator, and the submission that the address names. */
async function open(event: RequestEvent<{ id: string }>) {
	const { account } = requireModerator(event);
	const { services } = event.locals;
	const review = await readReview(services.database.queries, event.params.id, account.id);
	if (!review) error(404, m.not_found_text());
	return { account, services, review };
}

export const load: PageServerLoad = async (event) => {
	const isDone = event.url.searchParams.has('done');
	const shown = await loadPage(event, async () => {
		const { account, services, review } = await open(event);
		const { submission, clinic } = review;
		return {
			...review,
			claims: claimsOf(submission, clinic),
			lookalikes: lookalikesOf(submission, published().clinics),
			mayTakeOver: account.role === 'admin',
			/** After a decision: what waits besides. */
			next: isDone ? await nextFor(services.database.queries, account.id, submission.id) : null
		};
	});
	return { review: shown, isDone, reviewers: event.locals.services.settings.highRiskReviewers };
};

type Opened = Awaited<ReturnType<typeof open>>;

/**
 * Does what a button says with the form that was sent, then shows how things stand. What was typed
 * comes back when it isn't done.
 */
async function act(
	event: RequestEvent<{ id: string }>,
	work: (opened: Opened, form: FormData) => Promise<FormErrors | void>,
	{ isDecision = false } = {}
) {
	const read = await readForm(event.request, LARGEST_FORM);
	const form = 'form' in read ? read.form : new FormData();
	let changes: Review['submission']['changes'] = [];
	let compared: Review['compared'] = [];
	const again = (status: number, errors: FormErrors) =>
		fail(status, { values: typedDecision(form), errors });
	if ('problem' in read) return again(400, { '': formProblemInWords(read.problem) });
	try {
		const opened = await open(event);
		({ changes } = opened.review.submission);
		({ compared } = opened.review);
		const errors = await work(opened, form);
		if (errors) return again(400, errors);
	} catch (reason) {
		if (reason instanceof ReviewRefusal) {
			const refused = again(409, { '': refusalInWords[reason.reason]() });
			// What was chosen before the clinic said something else is chosen anew.
			if (reason.reason === 'clinic_changed') {
				compared.forEach(({ standing }, i) => {
					if (standing === 'conflict') delete refused.data.values[acceptField(i)];
				});
			}
			return refused;
		}
		if (reason instanceof InvalidChange) return again(400, invalidErrors(reason, changes));
		const { status, problem } = notNow(reason);
		return again(status, { '': problem });
	}
	redirect(303, localizeHref(`/review/${event.params.id}${isDecision ? '?done=1' : ''}`));
}

const answer =
	(outcome: 'changes_requested' | 'rejected') => (event: RequestEvent<{ id: string }>) =>
		act(
			event,
			async ({ account, services, review }, form) => {
				const read = readAnswer(form);
				if ('errors' in read) return read.errors;
				const seen = readSeen(form, review.submission.id);
				await answerSender(services, account.id, { seen, outcome, answer: read.answer });
			},
			{ isDecision: true }
		);

export const actions: Actions = {
	decide: (event) =>
		act(
			event,
			async ({ account, services, review: { submission, clinic } }, form) => {
				const seen = readSeen(form, submission.id);
				const { changes, clinicId } = submission;
				const isNew = clinicId === null;
				const read = readDecision(form, changes, toDecide(changes, clinic), { isNew });
				if ('errors' in read) return read.errors;
				await decide(services, account.id, { seen, ...read });
			},
			{ isDecision: true }
		),
	ask: answer('changes_requested'),
	reject: answer('rejected'),
	hold: (event) =>
		act(event, ({ account, services, review }) =>
			hold(services.database.queries, review.submission.id, account.id)
		),
	release: (event) =>
		act(event, ({ account, services, review }) =>
			release(services.database.queries, review.submission.id, account.id)
		),
	take: (event) =>
		act(event, ({ services, review }) => {
			const { account } = requireAdmin(event);
			const { queries } = services.database;
			return hold(queries, review.submission.id, account.id, { isTakeover: true });
		})
};
