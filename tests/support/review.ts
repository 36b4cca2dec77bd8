import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Role } from '#lib/accounts/session.ts';
import type { Database } from '#lib/server/database/database.ts';
import { openSecrets } from '#lib/server/database/secrets.ts';
import { DEFAULT_SETTINGS } from '#lib/server/operate/settings.ts';
import { changesBetween, type FieldChange } from '#lib/clinics/record/change.ts';
import type { Choice, Decision } from '#lib/submissions/proposal/decision.ts';
import { fieldsOf, type Field, type Json } from '#lib/clinics/record/fields.ts';
import type { Reviewing } from '#lib/submissions/review/review-turn.server.ts';
import { submit } from '#lib/submissions/proposal/store.server.ts';
import type { NewSubmission, Submission } from '#lib/submissions/proposal/submission.ts';
import { addClaim } from '#lib/submissions/ownership/claim-store.server.ts';
import type { Proof } from '#lib/submissions/ownership/claim.ts';

/** Moderators of a test, by the ids of their accounts. */
const MODERATORS = ['ada', 'ben', 'cleo'];

/** What reviewing works with, on a test's database, where Ada, Ben and Cleo are moderators. */
export async function reviewing(database: Database, reviewers = 2): Promise<Reviewing> {
	for (const id of MODERATORS) await addAccount(database, id, 'moderator');
	const settings = { ...DEFAULT_SETTINGS, highRiskReviewers: reviewers };
	return { database, secrets: await openSecrets(database), settings };
}

/** An account as the accounts' own tables have it: their flags and instants differ by engine. */
export async function addAccount({ queries, engine }: Database, id: string, role: Role) {
	const flag = engine === 'postgres' ? sql`false` : sql`0`;
	const at = new Date().toISOString();
	await sql`insert into "user" (id, name, email, email_verified, role, created_at, updated_at)
		values (${id}, '', ${`${id}@example.org`}, ${flag}, ${role}, ${at}, ${at})
		on conflict do nothing`.execute(queries);
}

/**
 * Lets an account speak for a clinic, as somebody who proved it at that time; gives the claim's id.
 *
 * @param of `proof: null`: they only ask to, and wait
 */
export async function claimFor(
	{ queries }: Pick<Database, 'queries'>,
	{ accountId, clinicId, proof }: { accountId: string; clinicId: string; proof: Proof | null },
	at = new Date()
): Promise<string> {
	const id = randomUUID();
	await addClaim(queries, {
		id,
		clinic_id: clinicId,
		account_id: accountId,
		state: proof ? 'proved' : 'pending',
		proof,
		code_hash: null,
		code_expires_at: null,
		code_attempts: 0,
		note: null,
		answer: null,
		decided_by: null,
		locale: 'en',
		created_at: at.toISOString(),
		decided_at: proof && at.toISOString()
	});
	return id;
}

/** A submission of anyone on a clinic in its first version, which leaves an address. */
export function send(
	database: Database,
	clinic: Clinic | null,
	changes: FieldChange[],
	rest: Partial<NewSubmission> = {}
): Promise<Submission> {
	return submit(database, {
		kind: clinic ? 'update' : 'new_clinic',
		clinicId: clinic?.id ?? null,
		baseVersion: clinic ? 1 : null,
		changes,
		origin: 'public',
		accountId: null,
		proof: null,
		note: null,
		about: null,
		contactEmail: 'sender@example.org',
		locale: 'en',
		idempotencyKey: randomUUID(),
		batchId: null,
		...rest
	});
}

/** A change of one field of a clinic. */
export const changeOf = (clinic: Clinic, field: Field, to: Json): FieldChange => ({
	field,
	from: fieldsOf(clinic)[field] ?? null,
	to
});

/** Every field of a clinic that isn't listed yet. */
export const allOf = (clinic: Clinic): FieldChange[] =>
	changesBetween(fieldsOf(null), fieldsOf(clinic));

/** What a moderator saw of a submission, and decides: accepts all but some fields. */
export function decisionOn(
	{ id, revision, clinicId, changes }: Submission,
	{ reject = [], version = 1, ...rest }: Deciding = {}
) {
	const choices = changes.map(({ field }): Choice => {
		return reject.includes(field)
			? { field, accept: false, reason: 'They did not confirm it.' }
			: { field, accept: true };
	});
	return {
		seen: { submissionId: id, revision, clinicVersion: clinicId === null ? null : version },
		decision: { choices, check: 'as_submitted' as const, evidence: null, ...rest },
		message: ''
	};
}

interface Deciding extends Partial<Omit<Decision, 'choices'>> {
	reject?: readonly Field[];
	/** The clinic's version that was seen. */
	version?: number;
}
