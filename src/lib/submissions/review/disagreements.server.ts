import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Database } from '#lib/server/database/database.ts';
import { sha256 } from '#lib/server/directory/event-chain.ts';
import { currentVersion } from '#lib/server/directory/history-store.ts';
import { changesBetween, type FieldChange } from '#lib/clinics/record/change.ts';
import { fieldsOf } from '#lib/clinics/record/fields.ts';
import { submit } from '#lib/submissions/proposal/store.server.ts';

/** A clinic of which an imported directory says something else than what we know better. */
export interface Disagreement {
	id: string;
	/** As it is here; null: not listed. */
	clinic: Clinic | null;
	/** As the directory has it; null: it doesn't list it. */
	otherwise: Clinic | null;
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
	for (const it of disagreements) {
		const changes = changesOf(it);
		if (changes.length === 0) continue;
		const current = await currentVersion(database.queries, it.id);
		const said = changes.map(({ field, to }) => [field, to]);
		await submit(
			database,
			{
				kind: 'import',
				clinicId: it.id,
				baseVersion: current?.version ?? null,
				changes,
				origin: 'import',
				accountId: null,
				proof: null,
				note: null,
				about: null,
				contactEmail: null,
				locale: 'en',
				idempotencyKey: `import-${sha256(JSON.stringify([edition, it.id, said]))}`,
				batchId: edition
			},
			async () => void filed++
		);
	}
	return filed;
}

function changesOf({ clinic, otherwise }: Disagreement): FieldChange[] {
	// What a place says goes with its listing: it isn't decided on field by field.
	if (!otherwise) return [{ field: 'listing', from: 'open', to: 'closed' }];
	return changesBetween(fieldsOf(clinic), fieldsOf(otherwise));
}
