import { randomUUID } from 'node:crypto';
import { updateSubmission } from '#lib/submissions/proposal/submission-store.server.ts';
import { changesBetween, type FieldChange } from '#lib/clinics/record/change.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { submit } from '#lib/submissions/proposal/store.server.ts';
import type { NewSubmission, Submission } from '#lib/submissions/proposal/submission.ts';
import { claimFor } from '../review.ts';
import { infusionClinic } from '../sample-clinics.ts';
import type { Person } from './people.ts';
import type { Stage } from './scene.ts';

// What waits for somebody: claims and submissions, as many as are used up.

/** Lets someone ask to speak for a clinic, or speak for it at once. Gives the claim's id. */
export function claimBy(
	{ database }: Stage,
	{ session }: Person,
	clinicId: string,
	state: 'pending' | 'proved'
): Promise<string> {
	const proof = state === 'proved' ? 'phone_code' : null;
	return claimFor(database, { accountId: session.account.id, clinicId, proof });
}

/** What the submissions propose, in turn; nothing: they say only that something is wrong. */
const PROPOSED: readonly (readonly FieldChange[])[] = [
	[{ field: 'hours', from: null, to: 'Mo-Fr 08:00-17:00' }],
	[
		{ field: 'phone', from: null, to: { number: '+16025550148' } },
		{ field: 'website', from: null, to: 'https://example.org' }
	],
	[],
	[{ field: 'payers/medicaid', from: null, to: 'not_accepted' }],
	[
		{
			field: 'address',
			from: null,
			to: { street: '1520 East Main Street', city: 'Mesa', state: 'AZ', zip: '85203' }
		}
	],
	[{ field: 'listing', from: 'open', to: 'closed' }],
	[{ field: 'telehealthTherapy', from: null, to: true }]
];

/** A submission that waits for review: the i-th of a clinic, or a new clinic. */
export function submissionOf(
	{ database }: Stage,
	clinicId: string | null,
	i: number,
	rest: Partial<NewSubmission> = {}
): Promise<Submission> {
	const changes = clinicId
		? PROPOSED[i % PROPOSED.length]
		: changesBetween({}, fieldsOf(infusionClinic));
	return submit(database, {
		kind: clinicId ? 'correction' : 'new_clinic',
		clinicId,
		baseVersion: clinicId ? 1 : null,
		changes: [...changes],
		origin: 'public',
		accountId: null,
		proof: null,
		note: null,
		about: clinicId && changes.length === 0 ? 'other' : null,
		contactEmail: 'sender@example.org',
		locale: 'en',
		idempotencyKey: randomUUID(),
		batchId: null,
		...rest
	});
}

/** Lets a moderator ask the sender of a submission for changes: it has another revision then. */
export async function askForChanges(
	{ database }: Stage,
	{ id, revision }: Submission
): Promise<number> {
	const asked = { state: 'changes_requested', answer: 'Is that your main line?' };
	await updateSubmission(database.queries, id, revision, asked);
	return revision + 1;
}

/** What a form carries that amends a submission. */
export async function amending(
	stage: Stage,
	submission: Submission
): Promise<Record<string, string>> {
	return {
		amends: submission.id,
		amends_key: stage.people.services.secrets.hash('submission', submission.id),
		revision: String(await askForChanges(stage, submission))
	};
}
