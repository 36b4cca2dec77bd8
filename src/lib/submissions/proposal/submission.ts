import { z } from 'zod';
import { fieldChanges } from '#lib/clinics/record/change.ts';
import { emailAddress } from '#lib/accounts/account-form.ts';
import { PROOFS } from '#lib/submissions/ownership/claim.ts';

/** What people do to propose a change. */
export const KINDS = ['correction', 'update', 'new_clinic', 'import'] as const;
export type Kind = (typeof KINDS)[number];

/** Who proposes: anyone, someone signed in, a clinic that proved itself, a moderator, an import. */
export const ORIGINS = ['public', 'account', 'clinic', 'moderator', 'import'] as const;
export type Origin = (typeof ORIGINS)[number];

export const RISKS = ['low', 'normal', 'high'] as const;
export type Risk = (typeof RISKS)[number];

/** Where a submission stands. Only the first two can still become something else. */
export const STATES = [
	'pending',
	'changes_requested',
	'published',
	'rejected',
	'withdrawn',
	/** Its sender was asked for changes and sent none. */
	'expired'
] as const;
export type State = (typeof STATES)[number];
export const isOpen = (state: State): boolean =>
	state === 'pending' || state === 'changes_requested';

/** Longest note to the moderators, in characters. */
export const NOTE_LENGTH = 2000;

/** A change to propose, as a form or an import makes it. */
export const newSubmission = z.strictObject({
	kind: z.enum(KINDS),
	clinicId: z.string().nullable(),
	baseVersion: z.int().positive().nullable(),
	changes: fieldChanges,
	origin: z.enum(ORIGINS),
	accountId: z.string().nullable(),
	proof: z.enum(PROOFS).nullable(),
	note: z.string().max(NOTE_LENGTH).nullable(),
	/** The fact a correction is about, when it names no new value. */
	about: z.string().max(100).nullable(),
	contactEmail: emailAddress.nullable(),
	locale: z.enum(['en', 'es']),
	/** Names one act of sending. */
	idempotencyKey: z.string().min(16).max(128),
	/** An import's edition, an upload, or the version that is restored (`restoration.ts`). */
	batchId: z.string().nullable()
});
export type NewSubmission = z.infer<typeof newSubmission>;

/** A stored submission. Instants are ISO texts. */
export interface Submission extends Omit<NewSubmission, 'idempotencyKey'> {
	id: string;
	risk: Risk;
	state: State;
	/** Rises with each change: anyone who decides names the revision they saw. */
	revision: number;
	/** What a moderator told the sender. */
	answer: string | null;
	heldBy: string | null;
	heldUntil: string | null;
	createdAt: string;
	decidedAt: string | null;
	purgedAt: string | null;
}
