import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readListed } from '#lib/clinics/record/read-clinic.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Queries } from '#lib/server/database/database.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { currentVersion } from '#lib/server/directory/history-store.ts';
import { clinicVersion, pendingOn } from '#lib/submissions/proposal/review-store.server.ts';
import type { Services } from '#lib/server/services.ts';
import type { FieldChange } from '#lib/clinics/record/change.ts';
import { provedClaim } from '#lib/submissions/ownership/claims.server.ts';
import { ANSWER_LENGTH } from '#lib/submissions/proposal/decision.ts';
import { changesOf } from './history.ts';
import { changesToRestore, restorationOf } from './restoration.ts';
import { ReviewRefusal } from './review-refusal.ts';
import { riskOfAll } from '#lib/submissions/proposal/risk.ts';
import { store } from '#lib/submissions/proposal/store.server.ts';

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

/** What came of restoring: done, or proposed to another moderator. */
export type Restored =
	{ outcome: 'restored'; version: number } | { outcome: 'proposed'; submissionId: string };

/**
 * Makes an old version of a clinic the current one, as a new version: a clinic that was closed is
 * listed again, and one that wasn't listed then is taken off the list. One moderator is enough, unless
 * they speak for the clinic. What does harm where it is wrong takes as many people as any change of
 * high risk: then it is proposed, and the others decide on it in the queue.
 *
 * @param accountId of the moderator
 * @throws ReviewRefusal when the clinic was changed meanwhile, or nothing would change
 */
export async function restore(
	{ database, settings }: Pick<Services, 'database' | 'settings'>,
	accountId: string,
	asked: Restoring
): Promise<Restored> {
	const it = restoring.parse(asked);
	const { clinicId, version, seen, reason } = it;
	return changeDirectory(database, async ({ queries, clinic, write }) => {
		const [now, old] = [await clinic(clinicId), await clinicVersion(queries, clinicId, version)];
		if (!now || !old) throw new ReviewRefusal('gone');
		if (await provedClaim(queries, clinicId, accountId)) throw new ReviewRefusal('own_clinic');
		if (now.version !== seen) throw new ReviewRefusal('clinic_changed');
		const [before, after] = [readListed(now.data), readListed(old.data)];
		if (textOf(before) === textOf(after)) throw new ReviewRefusal('same');
		const changes = changesToRestore(before, after);
		if (needsOthers(changes, settings)) {
			const submissionId = await propose(queries, accountId, it, changes);
			return { outcome: 'proposed', submissionId };
		}
		const event = { actor: 'moderator', action: 'restored', account_id: accountId, reason };
		return { outcome: 'restored', version: await write(clinicId, textOf(after), event) };
	});
}

const needsOthers = (
	changes: readonly FieldChange[],
	{ highRiskReviewers }: Pick<Services['settings'], 'highRiskReviewers'>
): boolean => highRiskReviewers > 1 && riskOfAll('update', changes) === 'high';

/**
 * Files a restoration for others to decide on. Where the same one waits already, that is it: anyone who
 * wants it, too, accepts it there.
 *
 * @returns the id of the submission
 */
async function propose(
	queries: Queries,
	accountId: string,
	{ clinicId, version, seen, reason }: Restoring,
	changes: FieldChange[]
): Promise<string> {
	const batchId = restorationOf(version);
	const waiting = await pendingOn(queries, clinicId);
	const same = waiting.find((it) => it.batch_id === batchId && it.origin === 'moderator');
	if (same) return same.id;
	const { submission } = await store(queries, {
		kind: 'update',
		clinicId,
		baseVersion: seen,
		changes,
		origin: 'moderator',
		accountId,
		proof: null,
		note: reason,
		about: null,
		contactEmail: null,
		locale: getLocale(),
		idempotencyKey: randomUUID(),
		batchId
	});
	return submission.id;
}

/** What restoring a version would do now. */
export interface ToRestore {
	changes: FieldChange[];
	/** It is what is listed now: there is nothing to restore. */
	isSame: boolean;
	/** Another moderator has to accept it. */
	needsOthers: boolean;
}

/** @returns undefined when there is no such version */
export async function toRestore(
	{ database: { queries }, settings }: Pick<Services, 'database' | 'settings'>,
	clinicId: string,
	version: number
): Promise<ToRestore | undefined> {
	const now = await currentVersion(queries, clinicId);
	const old = await clinicVersion(queries, clinicId, version);
	if (!now || !old) return undefined;
	const [before, after] = [readListed(now.data), readListed(old.data)];
	return {
		changes: changesOf(before, after),
		isSame: textOf(before) === textOf(after),
		needsOthers: needsOthers(changesToRestore(before, after), settings)
	};
}

/** What is stored of a clinic: the same of two versions that an older program wrote in its own way. */
const textOf = (clinic: Clinic | null): string | null => clinic && JSON.stringify(clinic);
