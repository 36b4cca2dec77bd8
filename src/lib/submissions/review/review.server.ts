import { placeIn } from '#lib/clinics/record/place-in.ts';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readListed } from '#lib/clinics/record/read-clinic.ts';
import { newIds } from '#lib/clinics/record/ids.ts';
import type { LoadShard } from '#lib/places/load-shard.ts';
import { roundedPoint } from '#lib/places/near-zip.ts';
import { serverShards } from '#lib/places/server-shards.server.ts';
import { knownZip } from '#lib/places/resolve.ts';
import type { Queries } from '#lib/server/database/database.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import {
	allClinicIds,
	clinicVersion,
	putApproval,
	releaseRow
} from '#lib/submissions/proposal/review-store.server.ts';
import { applyChanges } from '#lib/clinics/record/apply.ts';
import { compareWithNow, type FieldChange } from '#lib/clinics/record/change.ts';
import {
	ANSWER_LENGTH,
	checksFor,
	dayChecked,
	decision,
	neededButRejected,
	provenanceOfAccepted,
	tally,
	withEvidence,
	type Decision,
	type Tally,
	type Vote
} from '#lib/submissions/proposal/decision.ts';
import { fieldsOf, type Field, type Json } from '#lib/clinics/record/fields.ts';
import { restored, restoredVersion } from './restoration.ts';
import { ReviewRefusal } from './review-refusal.ts';
import {
	decisionToKeep,
	endTurn,
	eventOf,
	isDecidedSo,
	proposerOf,
	seen,
	openDecision,
	votesOn,
	waits,
	type Published,
	type Reviewing,
	type Turn
} from './review-turn.server.ts';
import { submissionById } from '#lib/submissions/proposal/store.server.ts';

const deciding = z.strictObject({
	seen,
	decision,
	/** What the sender is told besides the reasons; '': nothing. */
	message: z.string().trim().max(ANSWER_LENGTH)
});
export type Deciding = z.infer<typeof deciding>;

/** What came of a decision. */
export type Decided =
	| { outcome: 'published' | 'partly_published'; clinicId: string | null }
	| { outcome: 'rejected' }
	/** A further person has to accept these fields. */
	| { outcome: 'waiting'; fields: Field[] }
	/** They decided the same already: a second click, and it still waits or is done. */
	| { outcome: 'as_before' };

/**
 * Decides on the fields of a submission. The version of the clinic, its event, the submission's state
 * and the mail to its sender are all written, or none. Where more people are needed, the decision is
 * kept and nothing is published yet: the one who made it may decide anew meanwhile, and the newest counts.
 *
 * @param accountId of the moderator
 * @throws ReviewRefusal when it can't be decided so
 * @throws InvalidChange when the clinic can't be what the accepted changes would make it
 */
export async function decide(
	services: Reviewing,
	accountId: string,
	asked: Deciding,
	{ now = new Date(), load = serverShards() } = {}
): Promise<Decided> {
	const { seen: page, decision: decided, message } = deciding.parse(asked);
	const isPlaced = decided.choices.some((it) => it.field === 'position' && it.accept);
	const centre = isPlaced ? null : await centreFor(services, page.submissionId, load);
	return changeDirectory(services.database, async (change) => {
		const isAgain = await isDecidedSo(change.queries, page, accountId, decided);
		if (isAgain && !(await waits(change.queries, page))) return { outcome: 'as_before' };
		const turn = await openDecision(change, page, accountId, now);
		const votes = await votesOn(change.queries, turn.submission, turn.clinic);
		const proposer = await proposerOf(change.queries, turn.submission);
		const { accepted, rejected, lacking } = judge(services, turn, { proposer, votes }, decided);
		if (lacking.length > 0) {
			const own = votes.find((it) => it.accountId === accountId);
			if (isAgain && own?.outdated.length === 0) return { outcome: 'as_before' };
			await keepVote(turn, decided);
			return { outcome: 'waiting', fields: lacking };
		}
		await keepVote(turn, decided);

		const record = {
			check: decided.check,
			accepted: accepted.map(({ field }) => field),
			rejected: rejected.map(({ field }) => field)
		};
		const answer = answerOf(message, decided);
		if (accepted.length === 0 && rejected.length > 0) {
			await change.log(eventOf(turn, 'rejected', record));
			await endTurn(services, turn, { outcome: 'rejected', answer });
			return { outcome: 'rejected' };
		}
		const upToDate = votes.filter(({ outdated }) => outdated.length === 0);
		const day = dayChecked(upToDate, decided.check, now.toISOString().slice(0, 10));
		const published = await publish(turn, {
			changes: withEvidence(placed(accepted, centre), decided.evidence),
			rejected,
			provenance: provenanceOfAccepted(turn.submission, decided, day),
			record
		});
		const outcome = rejected.length > 0 ? 'partly_published' : 'published';
		await endTurn(services, turn, { outcome, answer, published });
		return { outcome, clinicId: published.id };
	});
}

/**
 * The changes that a moderator decides on: all but those that the clinic says already.
 *
 * @param clinic as it is now; null: it is new, or not listed
 */
export const toDecide = (changes: readonly FieldChange[], clinic: Clinic | null) =>
	compareWithNow(changes, fieldsOf(clinic)).filter(({ standing }) => standing !== 'done');

/** @throws ReviewRefusal when the decision isn't complete, or not this moderator's to make */
function judge(
	{ settings }: Reviewing,
	{ submission, clinic, accountId }: Turn,
	{ proposer, votes }: { proposer: string | null; votes: readonly Vote[] },
	decided: Decision
): Tally {
	const changes = toDecide(submission.changes, clinic);
	const chosen = new Set(decided.choices.map(({ field }) => field));
	if (changes.some(({ field }) => !chosen.has(field))) throw new ReviewRefusal('incomplete');
	const isNew = submission.clinicId === null;
	if (isNew && neededButRejected(decided.choices).length > 0) throw new ReviewRefusal('nameless');
	if (!checksFor(clinic).includes(decided.check)) throw new ReviewRefusal('no_number');
	const result = tally(changes, {
		proposer,
		before: votes.filter((it) => it.accountId !== accountId),
		now: { accountId, choices: decided.choices },
		reviewers: settings.highRiskReviewers
	});
	if (result.lacking.length > 0 && proposer === accountId) throw new ReviewRefusal('own_proposal');
	return result;
}

/**
 * Keeps a decision, for the next person and for the sender, in place of an earlier one of the same
 * person. The one who made it is done here.
 */
async function keepVote(
	{ change, submission, clinic, accountId, now }: Turn,
	decided: Decision
): Promise<void> {
	const { id, revision } = submission;
	await putApproval(change.queries, {
		id: randomUUID(),
		submission_id: id,
		revision,
		account_id: accountId,
		decision: decisionToKeep(decided, clinic),
		created_at: now.toISOString()
	});
	await releaseRow(change.queries, id, accountId);
}

interface ToPublish {
	/** None: the clinic says it all already, or was put right otherwise. */
	changes: readonly FieldChange[];
	rejected: readonly FieldChange[];
	provenance: ReturnType<typeof provenanceOfAccepted>;
	record: Parameters<typeof eventOf>[2];
}

/** Writes the clinic as the accepted changes make it. */
async function publish(
	turn: Turn,
	{ changes, rejected, provenance, record }: ToPublish
): Promise<Published> {
	const { change, submission, clinic } = turn;
	const version = restoredVersion(submission);
	// Why a version is restored is public, in the words of who proposed it.
	const event =
		version === null
			? eventOf(turn, 'published', record)
			: { ...eventOf(turn, 'restored', record), reason: submission.note };
	if (changes.length === 0) {
		await change.log(event);
		return { id: submission.clinicId, clinic };
	}
	const opens = changes.some(({ field, to }) => field === 'listing' && to === 'open');
	if (!clinic && !opens && asksToList(submission)) throw new ReviewRefusal('not_listed');
	const id = submission.clinicId ?? (await newId(change.queries, changes));
	const old = version === null ? undefined : await clinicVersion(change.queries, id, version);
	const after = old
		? restored({
				now: clinic,
				old: readListed(old.data),
				id,
				accepted: changes,
				rejected,
				otherwise: provenance
			})
		: applyChanges(clinic, id, changes, provenance);
	await change.write(id, after && JSON.stringify(after), event);
	return { id, clinic: after };
}

/** Whether a place gets listed only by accepting that it is: a new one may be proposed by its facts. */
const asksToList = ({ clinicId, changes }: Turn['submission']) =>
	clinicId !== null || changes.some(({ field }) => field === 'listing');

/** An id that no clinic has or had. Changes take turns, so nobody takes it meanwhile. */
async function newId(queries: Queries, changes: readonly FieldChange[]): Promise<string> {
	const { name, unit, address, phone } = placeIn(changes);
	if (name === undefined || address === undefined) throw new ReviewRefusal('incomplete');
	const place = { ...address, name, ...(unit && { site: unit }), phones: phone ? [phone] : [] };
	return newIds([place], await allClinicIds(queries))[0];
}

/** A new clinic without a position that was accepted stands in the middle of its ZIP. */
const placed = (accepted: readonly FieldChange[], centre: Json): readonly FieldChange[] =>
	centre === null ? accepted : [...accepted, { field: 'position', from: null, to: centre }];

/** The middle of a new clinic's ZIP, as a position; null: it isn't new, or nobody knows the ZIP. */
async function centreFor(
	{ database }: Reviewing,
	submissionId: string,
	load: LoadShard
): Promise<Json> {
	const submission = await submissionById(database.queries, submissionId);
	if (submission?.clinicId !== null) return null;
	const { address } = placeIn(submission.changes);
	const centre = address && (await knownZip(address.zip, load));
	return centre ? { ...roundedPoint(centre), precision: 'zip' } : null;
}

/** What the sender is told: the moderator's words, and each reason once. null: nothing. */
function answerOf(message: string, { choices }: Decision): string | null {
	const reasons = choices.flatMap((it) => (it.accept ? [] : it.reason));
	return [...new Set([message, ...reasons])].filter(Boolean).join('\n\n') || null;
}
