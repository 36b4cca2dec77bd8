import { DEFAULT_SETTINGS } from '#lib/server/operate/settings.ts';
import { openSecrets } from '#lib/server/database/secrets.ts';
import type { Database } from '#lib/server/database/database.ts';
import { decide } from '#lib/submissions/review/review.server.ts';
import { submit } from '#lib/submissions/proposal/store.server.ts';
import type { NewSubmission, Submission } from '#lib/submissions/proposal/submission.ts';

/** A correction that one person may publish: hours are of low risk. */
export function correctionOf(clinicId: string, key: string): NewSubmission {
	return {
		kind: 'correction',
		clinicId,
		baseVersion: 1,
		changes: [{ field: 'hours', from: null, to: `Mo-Fr 08:00-17:00 "${key}"` }],
		origin: 'public',
		accountId: null,
		proof: null,
		note: null,
		about: null,
		contactEmail: 'sender@example.org',
		locale: 'en',
		idempotencyKey: `killed-while-sending-${key}`,
		batchId: null
	};
}

/** Publishes a submission, as the moderator would who looks at the clinic as it is now. */
export async function publish(database: Database, submission: Submission): Promise<void> {
	const { id, revision, clinicId, changes } = submission;
	const services = {
		database,
		secrets: await openSecrets(database),
		settings: DEFAULT_SETTINGS
	};
	const clinic = await database.queries
		.selectFrom('clinic')
		.select('version')
		.where('id', '=', clinicId)
		.executeTakeFirstOrThrow();
	await decide(services, 'moderator', {
		seen: { submissionId: id, revision, clinicVersion: clinic.version },
		decision: {
			choices: changes.map(({ field }) => ({ field, accept: true })),
			check: 'as_submitted',
			evidence: null
		},
		message: ''
	});
}

export { submit };
