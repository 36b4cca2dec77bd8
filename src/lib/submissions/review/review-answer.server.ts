import { z } from 'zod';
import type { Queries } from '#lib/server/database/database.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { ANSWER_LENGTH } from '#lib/submissions/proposal/decision.ts';
import {
	endTurn,
	eventOf,
	seen,
	openDecision,
	type Reviewing,
	type Seen
} from './review-turn.server.ts';
import { submissionById } from '#lib/submissions/proposal/store.server.ts';

const answering = z.strictObject({
	seen,
	outcome: z.enum(['changes_requested', 'rejected']),
	/** What to change, or why not. */
	answer: z.string().trim().min(1).max(ANSWER_LENGTH)
});
export type Answering = z.infer<typeof answering>;

/**
 * Asks the sender of a submission for changes, or rejects it as a whole. Nothing is published, so one
 * person is enough.
 *
 * @param accountId of the moderator
 * @throws ReviewRefusal when it can't be answered so
 */
export async function answerSender(
	services: Reviewing,
	accountId: string,
	asked: Answering,
	now = new Date()
): Promise<void> {
	const { seen: page, outcome, answer } = answering.parse(asked);
	await changeDirectory(services.database, async (change) => {
		if (await isAnsweredSo(change.queries, page, { outcome, answer })) return;
		const turn = await openDecision(change, page, accountId, now);
		const rejected = outcome === 'rejected' ? turn.submission.changes : [];
		const record = { check: null, accepted: [], rejected: rejected.map(({ field }) => field) };
		await change.log(eventOf(turn, outcome, record));
		await endTurn(services, turn, { outcome, answer });
	});
}

/** Whether what a moderator saw was answered in this very way: a form may arrive twice. */
async function isAnsweredSo(
	queries: Queries,
	{ submissionId, revision }: Seen,
	{ outcome, answer }: Pick<Answering, 'outcome' | 'answer'>
): Promise<boolean> {
	const it = await submissionById(queries, submissionId);
	return it?.revision === revision + 1 && it.state === outcome && it.answer === answer;
}
