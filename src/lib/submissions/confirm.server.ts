import { clinic as schema } from '#lib/clinics/clinic.ts';
import { changeDirectory } from '#lib/server/directory-store.ts';
import type { Services } from '#lib/server/services.ts';
import { confirmed } from './confirm.ts';
import type { Proof } from './submission.ts';

/**
 * Resets the freshness clock of a clinic, because its own people say that everything is still right.
 * A second time on the same day changes nothing.
 *
 * @param by who confirms, and how they proved to speak for it. The caller checked that it holds.
 * @returns false when the clinic isn't listed (any more)
 */
export function confirmListing(
	{ database }: Pick<Services, 'database'>,
	clinicId: string,
	by: { accountId: string; proof: Proof }
): Promise<boolean> {
	return changeDirectory(database, async ({ clinic, write }) => {
		const stored = await clinic(clinicId);
		if (!stored?.data) return false;
		const before = schema.parse(JSON.parse(stored.data));
		const after = JSON.stringify(confirmed(before, new Date().toISOString().slice(0, 10)));
		if (after !== JSON.stringify(before)) {
			await write(clinicId, after, {
				actor: 'clinic',
				action: 'confirmed',
				account_id: by.accountId,
				proof: by.proof
			});
		}
		return true;
	});
}
