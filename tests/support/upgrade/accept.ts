import { decide, toDecide, type Decided } from '#lib/submissions/review/review.server.ts';
import { readReview } from '#lib/submissions/review/review-queue.server.ts';
import { ReviewRefusal } from '#lib/submissions/review/review-refusal.ts';
import type { Reviewing } from '#lib/submissions/review/review-turn.server.ts';

/** A moderator accepts all of a proposal as it was sent. @returns what came of it, or why not */
export async function accept(
	services: Reviewing,
	accountId: string,
	id: string
): Promise<Decided['outcome'] | ReviewRefusal['reason']> {
	const review = await readReview(services.database.queries, id, accountId);
	if (!review) throw new Error(`There is no submission ${id}.`);
	const { submission, clinic, clinicVersion } = review;
	const { revision, changes } = submission;
	const choices = toDecide(changes, clinic).map(({ field }) => ({ field, accept: true as const }));
	try {
		const { outcome } = await decide(services, accountId, {
			seen: { submissionId: id, revision, clinicVersion },
			decision: { choices, check: 'as_submitted', evidence: null },
			message: ''
		});
		return outcome;
	} catch (error) {
		if (error instanceof ReviewRefusal) return error.reason;
		throw error;
	}
}

/**
 * Moderators accept what waits, one proposal after the other, until each is published.
 *
 * @returns those that were not
 */
export async function acceptAll(
	services: Reviewing,
	moderators: readonly string[],
	queue: readonly string[]
): Promise<string[]> {
	const left: string[] = [];
	for (const id of queue) {
		const outcomes: string[] = [];
		for (const accountId of moderators) {
			if (!outcomes.includes('published')) outcomes.push(await accept(services, accountId, id));
		}
		if (!outcomes.includes('published')) left.push(`${id}: ${outcomes.join(', ')}`);
	}
	return left;
}
