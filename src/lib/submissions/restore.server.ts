import { z } from 'zod';
import { clinic as clinicSchema } from '#lib/clinics/clinic.ts';
import type { Queries } from '#lib/server/database/database.ts';
import { changeDirectory } from '#lib/server/directory-store.ts';
import { currentVersion } from '#lib/server/history-store.ts';
import { clinicVersion } from '#lib/server/review-store.ts';
import type { Services } from '#lib/server/services.ts';
import { InvalidChange } from './apply.ts';
import type { FieldChange } from './change.ts';
import { provedClaim } from './claims.server.ts';
import { ANSWER_LENGTH } from './decision.ts';
import { changesOf } from './history.ts';
import { ReviewRefusal } from './review-refusal.ts';
import { readClinic } from './review-turn.server.ts';

const restoring = z.strictObject({
	clinicId: z.string(),
	/** The version to restore. */
	version: z.int().positive(),
	/** The current version, as the moderator saw it. */
	seen: z.int().positive(),
	/** Why. Public. */
	reason: z.string().trim().min(1).max(ANSWER_LENGTH)
});
export type Restoring = z.infer<typeof restoring>;

/**
 * Makes an old version of a clinic the current one, as a new version: a clinic that was closed is
 * listed again, and one that wasn't listed then is taken off the list. One moderator is enough, unless
 * they speak for the clinic.
 *
 * @param accountId of the moderator
 * @throws ReviewRefusal when the clinic was changed meanwhile, or nothing would change
 * @throws InvalidChange when the old version no longer is what a clinic has to be
 */
export async function restore(
	{ database }: Pick<Services, 'database'>,
	accountId: string,
	asked: Restoring
): Promise<number> {
	const { clinicId, version, seen, reason } = restoring.parse(asked);
	return changeDirectory(database, async ({ queries, clinic, write }) => {
		const [now, old] = [await clinic(clinicId), await clinicVersion(queries, clinicId, version)];
		if (!now || !old) throw new ReviewRefusal('gone');
		if (await provedClaim(queries, clinicId, accountId)) throw new ReviewRefusal('own_clinic');
		if (now.version !== seen) throw new ReviewRefusal('clinic_changed');
		if (now.data === old.data) throw new ReviewRefusal('same');
		return write(clinicId, old.data === null ? null : stillValid(old.data), {
			actor: 'moderator',
			action: 'restored',
			account_id: accountId,
			reason
		});
	});
}

/** What restoring a version would change now; undefined when there is no such version. */
export async function changesTo(
	queries: Queries,
	clinicId: string,
	version: number
): Promise<FieldChange[] | undefined> {
	const now = await currentVersion(queries, clinicId);
	const old = await clinicVersion(queries, clinicId, version);
	if (!now || !old) return undefined;
	return changesOf(readClinic(now.data), readClinic(old.data));
}

function stillValid(data: string): string {
	const parsed = clinicSchema.safeParse(JSON.parse(data));
	if (parsed.success) return JSON.stringify(parsed.data);
	throw new InvalidChange(
		parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
	);
}
