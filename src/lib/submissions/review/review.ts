import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { ComparedChange } from '#lib/clinics/record/change.ts';
import type { Choice, Vote } from '#lib/submissions/proposal/decision.ts';
import type { Field } from '#lib/clinics/record/fields.ts';
import type { RefusalReason } from './review-refusal.ts';
import type { Submission } from '#lib/submissions/proposal/submission.ts';
import type { CallOutcome } from '#lib/submissions/calls/call-outcome.ts';

/** Who holds a submission now, for anyone who asks. */
export type Holder = 'nobody' | 'mine' | 'others';

/** A submission in the queue, without anything private. */
export interface QueueItem extends Pick<
	Submission,
	'id' | 'kind' | 'origin' | 'proof' | 'risk' | 'state' | 'createdAt' | 'decidedAt'
> {
	/** The clinic's name. */
	name: string;
	/** Where it is; null: not known. */
	town: string | null;
	fields: Field[];
	about: string | null;
	dueAt: string;
	isOverdue: boolean;
	holder: Holder;
	/** E-mail address of the moderator who held it last; null: nobody did. */
	heldBy: string | null;
	/** Whether it waits for a further person, and whether I am one of those who decided already. */
	waits: 'no' | 'for_me' | 'for_others';
}

/** A submission as its moderator sees it, with the sender's contact. */
export interface Review {
	submission: Submission;
	name: string;
	/** As it is listed; null: it is new, or not listed. */
	clinic: Clinic | null;
	/** null: it is new. */
	clinicVersion: number | null;
	compared: ComparedChange[];
	/** What others decided on it as it is. */
	votes: Vote[];
	/** What this moderator decided on it as it is: their newest word counts. null: nothing yet. */
	own: Vote | null;
	/** What was said to each field, once it is decided. */
	choices: Choice[];
	dueAt: string;
	isOverdue: boolean;
	holder: Holder;
	/** E-mail address of the moderator who held it last; null: nobody did. */
	heldBy: string | null;
	/** How many minutes it is still held; 0: nobody holds it. */
	minutesHeld: number;
	/** Why this moderator can't decide on it; null: they can. */
	refusal: RefusalReason | null;
	/** Who reads an answer: by mail, on their status page alone, or nobody (an import). */
	reader: 'mail' | 'page' | 'nobody';
	/** Whether this moderator proposed it, and counts as one who accepts it. */
	isOwnProposal: boolean;
	/** The version that it restores; null: it restores none. */
	restores: number | null;
	/** What else waits on the same clinic. */
	alsoWaiting: Pick<Submission, 'id' | 'kind' | 'createdAt'>[];
	/** What callers found within the last year, the most frequent first. */
	calls: { outcome: CallOutcome; count: number }[];
}
