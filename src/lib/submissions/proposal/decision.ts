import { z } from 'zod';
import { fieldChange, type FieldChange } from '#lib/clinics/record/change.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { partsOf, type Field } from '#lib/clinics/record/fields.ts';
import {
	attestedByClinic,
	webAddress,
	type Provenance
} from '#lib/clinics/record/provenance/provenance.ts';
import { zod } from '#lib/clinics/record/zod.ts';
import { isSame } from '#lib/format/canonical-json.ts';
import { riskOf, type RatedChange } from './risk.ts';
import type { Submission } from './submission.ts';

/** How a moderator checked what is proposed. */
export const CHECKS = ['as_submitted', 'phone', 'clinic_document', 'payer_document'] as const;
export type Check = (typeof CHECKS)[number];

/** Longest reason or answer, in characters. */
export const ANSWER_LENGTH = 1000;

const words = z.string().trim().min(1).max(ANSWER_LENGTH);

/** What a moderator says to one field. */
const choice = z.discriminatedUnion('accept', [
	z.strictObject({ field: fieldChange.shape.field, accept: z.literal(true) }),
	z.strictObject({ field: fieldChange.shape.field, accept: z.literal(false), reason: words })
]);
export type Choice = z.infer<typeof choice>;

/** What a moderator decides on the fields of a submission. */
export const decision = z
	.strictObject({
		choices: z.array(choice),
		check: z.enum(CHECKS),
		/** A public page or document that shows it. */
		evidence: webAddress(zod).nullable()
	})
	.refine(({ check, evidence }) => !needsEvidence(check) || evidence !== null, {
		path: ['evidence'],
		error: 'A document needs its address.'
	});
export type Decision = z.infer<typeof decision>;

export const needsEvidence = (check: Check): boolean =>
	check === 'clinic_document' || check === 'payer_document';

/** What a clinic has to have, whatever else is known of it. */
const NEEDED: readonly Field[] = ['name', 'address'];

/** What a new clinic can't be listed without, of what a decision rejects while it accepts the rest. */
export const neededButRejected = (choices: readonly Choice[]): Field[] =>
	choices.some(({ accept }) => accept)
		? choices.flatMap(({ field, accept }) => (!accept && NEEDED.includes(field) ? [field] : []))
		: [];

/**
 * How a decision may say that it was checked. Who calls needs a number that is listed: the one in a
 * proposal is its sender's, and they answer it.
 */
export const checksFor = (clinic: Pick<Clinic, 'phone'> | null): readonly Check[] =>
	clinic?.phone ? CHECKS : CHECKS.filter((it) => it !== 'phone');

/** A decision that one moderator made on a submission as it is. */
export interface Vote extends Decision {
	accountId: string;
	/** Instant, ISO. */
	at: string;
	/** Fields of which the clinic says something else since. Nobody accepted to replace that. */
	outdated: readonly Field[];
}

/** What comes of a decision. */
export interface Tally {
	accepted: FieldChange[];
	rejected: FieldChange[];
	/** Accepted, and a further person has to accept them too before anything is published. */
	lacking: Field[];
}

/**
 * What comes of a decision: the fields that the moderator accepts are published when enough people
 * accept each of them, else all wait. A field of high risk needs `reviewers` people, and so does one
 * that a moderator before rejected. To reject one takes nobody else. What was said to a field of which
 * the clinic says something else since does not count.
 *
 * @param changes those to decide on; one without a choice counts as rejected
 * @param proposer the moderator who proposed it, who counts as one where the clinic still says what it
 * said then; null: it was someone else
 * @param before what others decided on the same revision
 */
export function tally(
	changes: readonly RatedChange[],
	{ proposer, before, now: mine, reviewers }: TallyOf
): Tally {
	const accepts = ({ choices }: Pick<Vote, 'choices'>, field: Field) =>
		choices.some((it) => it.field === field && it.accept);
	const accepted = changes.filter(({ field }) => accepts(mine, field));
	const isLacking = (change: RatedChange) => {
		const { field, from, now = from } = change;
		const votes = before.filter(({ outdated }) => !outdated.includes(field));
		const people = new Set(
			[...votes, mine].filter((it) => accepts(it, field)).map((it) => it.accountId)
		);
		// Who proposed it did not propose to replace what the clinic has come to say since.
		if (proposer !== null && isSame(now, from)) people.add(proposer);
		const isDisputed = votes.some((it) => !accepts(it, field));
		return people.size < (isDisputed || riskOf(change) === 'high' ? reviewers : 1);
	};
	return {
		accepted,
		rejected: changes.filter((it) => !accepted.includes(it)),
		lacking: accepted.filter(isLacking).map(({ field }) => field)
	};
}

interface TallyOf {
	proposer: string | null;
	before: readonly Pick<Vote, 'accountId' | 'choices' | 'outdated'>[];
	now: Pick<Vote, 'accountId' | 'choices'>;
	/** How many people a change of high risk needs. */
	reviewers: number;
}

/**
 * Whether a submission is a moderator's own in another role. What they propose as a moderator counts
 * as their part of the review; what they send for a clinic of theirs is for others to decide.
 */
export const isOwnInterest = (
	{ origin, accountId }: Pick<Submission, 'origin' | 'accountId'>,
	me: string
): boolean => accountId === me && origin !== 'moderator';

type Sent = Pick<Submission, 'origin' | 'proof' | 'batchId' | 'createdAt'>;

/**
 * What accepted facts rest on from then on.
 *
 * @param day ISO date on which they were checked
 */
export function provenanceOfAccepted(
	{ origin, proof, batchId, createdAt }: Sent,
	{ check, evidence }: Pick<Decision, 'check' | 'evidence'>,
	day: string
): Provenance {
	const document = { level: 'document_checked', checkedAt: day } as const;
	switch (check) {
		case 'phone':
			return { source: 'phone_call', level: 'phone_confirmed', checkedAt: day };
		case 'clinic_document':
			return { source: 'clinic', ...document, ...(evidence !== null && { evidence }) };
		case 'payer_document':
			return { source: 'payer_document', ...document, ...(evidence !== null && { evidence }) };
		case 'as_submitted':
			if (origin === 'clinic' && proof !== null) {
				return attestedByClinic(createdAt.slice(0, 10));
			}
			// A sender who proved nothing may be anyone, also where they say that they are the clinic.
			if (origin !== 'import') return reported('patient_report');
			// Rows of an import are filed under the edition that says so.
			return { ...reported('directory_import'), ...(batchId !== null && { edition: batchId }) };
	}
}

const reported = (source: Provenance['source']): Provenance => {
	return { source, level: 'reported', checkedAt: null };
};

/**
 * The day on which accepted facts were checked: today, unless a moderator before checked in the same
 * way. Then it was that day, and nobody knows of a second call.
 */
export function dayChecked(
	before: readonly Pick<Vote, 'check' | 'at'>[],
	check: Check,
	today: string
): string {
	const days = before.filter((it) => it.check === check).map(({ at }) => at.slice(0, 10));
	return [...days, today].reduce((a, b) => (a < b ? a : b));
}

/** Changes with the document that a moderator found, on rows of coverage that name none. */
export function withEvidence(
	changes: readonly FieldChange[],
	evidence: string | null
): FieldChange[] {
	return changes.map((it) => {
		const isRow = partsOf(it.field).about === 'coverage' && it.to !== null;
		if (evidence === null || !isRow || typeof it.to !== 'object') return it;
		return { ...it, to: { evidence, ...it.to } };
	});
}

/** What the public record says of a decision: codes and fields, no words of anyone. */
const decisionRecord = z.strictObject({
	origin: z.string(),
	check: z.enum(CHECKS).nullable(),
	accepted: z.array(fieldChange.shape.field),
	rejected: z.array(fieldChange.shape.field)
});
export type DecisionRecord = z.infer<typeof decisionRecord>;

/** The record in an event's reason; undefined when it says something else. */
export function readDecisionRecord(reason: string | null): DecisionRecord | undefined {
	try {
		return decisionRecord.safeParse(JSON.parse(reason ?? 'null')).data;
	} catch {
		return undefined;
	}
}
