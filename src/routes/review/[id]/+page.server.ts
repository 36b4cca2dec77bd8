import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { published } from '#lib/clinics/published/published.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { requireAdmin, requireModerator } from '#lib/accounts/guards.server.ts';
import { refuse, submitForm } from '#lib/server/http/submit-form.ts';
import { loadPage } from '#lib/server/http/load-page.ts';
import {
	readAnswer,
	readDecision,
	readSeen,
	typedDecision
} from '#lib/submissions/review/decision-form.ts';
import { actOrRefuse } from '#lib/submissions/review/review-act.server.ts';
import { answerSender } from '#lib/submissions/review/review-answer.server.ts';
import { claimsOf, lookalikesOf } from '#lib/submissions/review/review-marks.ts';
import { hold, nextFor, readReview, release } from '#lib/submissions/review/review-queue.server.ts';
import { decide, toDecide } from '#lib/submissions/review/review.server.ts';
import type { Actions, PageServerLoad } from './$types';

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
 * Takes a form of this page, and shows how things stand then.
 *
 * @param work does what its button says
 */
const act = (
	event: RequestEvent<{ id: string }>,
	work: (opened: Opened, form: FormData) => Promise<void>,
	{ isDecision = false } = {}
) =>
	submitForm(event, {
		sender: open,
		keep: (form) => ({ values: typedDecision(form) }),
		async work({ form, sender: opened }) {
			await actOrRefuse(form, opened.review, () => work(opened, form));
			redirect(303, localizeHref(`/review/${event.params.id}${isDecision ? '?done=1' : ''}`));
		}
	});

const answer =
	(outcome: 'changes_requested' | 'rejected') => (event: RequestEvent<{ id: string }>) =>
		act(
			event,
			async ({ account, services, review }, form) => {
				const read = readAnswer(form);
				if ('errors' in read) refuse(400, read.errors);
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
				if ('errors' in read) refuse(400, read.errors);
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
