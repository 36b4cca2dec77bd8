import { readClinic } from '#lib/clinics/record/read-clinic.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { clinicVersion } from '#lib/submissions/proposal/review-store.server.ts';
import type { Services } from '#lib/server/services.ts';
import { confirmed } from './confirm.ts';
import type { Proof } from '#lib/submissions/ownership/claim.ts';

/**
 * What came of confirming. 'changed': not what is listed now was read, and nothing is confirmed.
 * 'gone': the clinic isn't listed (any more).
 */
export type Confirming = 'confirmed' | 'changed' | 'gone';

/**
 * Resets the freshness clock of a clinic, because its own people say that everything is still right.
 * A second time on the same day changes nothing.
 *
 * @param seen the version that they read; null: nobody knows
 * @param by who confirms, and how they proved to speak for it. The caller checked that it holds.
 */
export function confirmListing(
	{ database }: Pick<Services, 'database'>,
	clinicId: string,
	seen: number | null,
	by: { accountId: string; proof: Proof }
): Promise<Confirming> {
	return changeDirectory(database, async ({ queries, clinic, write }) => {
		const stored = await clinic(clinicId);
		if (!stored?.data) return 'gone';
		const read = seen === null ? undefined : await clinicVersion(queries, clinicId, seen);
		if (!read?.data) return 'changed';
		const today = new Date().toISOString().slice(0, 10);
		const after = JSON.stringify(confirmed(readClinic(read.data), today));
		// Pressed twice, the first press made the version that is there now.
		if (after === JSON.stringify(readClinic(stored.data))) return 'confirmed';
		if (stored.version !== seen) return 'changed';
		await write(clinicId, after, {
			actor: 'clinic',
			action: 'confirmed',
			account_id: by.accountId,
			proof: by.proof
		});
		return 'confirmed';
	});
}
