import type { Database } from '#lib/server/database/database.ts';
import { sha256 } from '#lib/server/directory/event-chain.ts';
import { currentVersion } from '#lib/server/directory/history-store.ts';
import type { FieldChange } from '#lib/clinics/record/change.ts';
import { submit } from '#lib/submissions/proposal/store.server.ts';

/** A clinic of which an imported directory says something else than what we know better. */
export interface Disagreement {
	id: string;
	/** What would make the clinic what the directory says. */
	changes: FieldChange[];
}

/**
 * Files what a directory says otherwise for review, a submission for each clinic, so that a person
 * decides. The same statement of the same edition is filed once, whatever became of it.
 *
 * @param edition "samhsa-2024": the batch of all its submissions, and where their facts are from
 * @returns how many were filed now
 */
export async function fileDisagreements(
	database: Database,
	disagreements: readonly Disagreement[],
	edition: string
): Promise<number> {
	let filed = 0;
	for (const { id, changes } of disagreements) {
		if (changes.length === 0) continue;
		const current = await currentVersion(database.queries, id);
		const said = changes.map(({ field, to }) => [field, to]);
		await submit(
			database,
			{
				kind: 'import',
				clinicId: id,
				baseVersion: current?.version ?? null,
				changes,
				origin: 'import',
				accountId: null,
				proof: null,
				note: null,
				about: null,
				contactEmail: null,
				locale: 'en',
				idempotencyKey: `import-${sha256(JSON.stringify([edition, id, said]))}`,
				batchId: edition
			},
			async () => void filed++
		);
	}
	return filed;
}
