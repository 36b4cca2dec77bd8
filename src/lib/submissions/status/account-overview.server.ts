import { published } from '#lib/clinics/published/published.server.ts';
import { isFresh } from '#lib/clinics/record/provenance/freshness.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Services } from '#lib/server/services.ts';
import { openSubmissionsOf } from '#lib/submissions/proposal/submission-store.server.ts';
import { claimedClinics } from '#lib/submissions/ownership/claims.server.ts';
import { lastCheckedByClinic } from '#lib/submissions/update/reminder.ts';
import { statusPath } from '#lib/submissions/proposal/status-link.server.ts';
import { readSubmission } from '#lib/submissions/proposal/store.server.ts';
import type { Kind, State } from '#lib/submissions/proposal/submission.ts';
import type { Proof } from '#lib/submissions/ownership/claim.ts';

/** A clinic that an account speaks for. */
export interface MyClinic {
	id: string;
	/** null: it is no longer listed. */
	clinic: Pick<Clinic, 'name' | 'address'> | null;
	proof: Proof;
	/** Day on which its people last checked it, ISO; null: never. */
	checkedAt: string | null;
	/** Whether it is time to look through it. */
	isDue: boolean;
}

/** Something that an account sent and that isn't decided yet. */
export interface MySubmission {
	path: string;
	kind: Kind;
	/** The clinic's, or the one that a new clinic would have. */
	name: string;
	state: State;
	/** Instant, ISO. */
	sentAt: string;
}

/**
 * What an account speaks for, and what it sent.
 *
 * @param today ISO date
 */
export async function accountOverview(
	services: Pick<Services, 'database' | 'secrets'>,
	accountId: string,
	today: string
): Promise<{ clinics: MyClinic[]; submissions: MySubmission[] }> {
	const { queries } = services.database;
	const { byId } = published();
	const clinics = (await claimedClinics(queries, accountId)).map(({ clinicId, proof }) => {
		const clinic = byId.get(clinicId) ?? null;
		const checkedAt = clinic && lastCheckedByClinic(clinic);
		const isDue = clinic !== null && !isFresh(checkedAt, today);
		const shown = clinic && { name: clinic.name, address: clinic.address };
		return { id: clinicId, clinic: shown, proof, checkedAt, isDue };
	});
	const submissions = (await openSubmissionsOf(queries, accountId)).map((row) => {
		const { id, kind, clinicId, changes, state, createdAt } = readSubmission(row);
		const proposed = changes.find(({ field }) => field === 'name')?.to;
		const name = clinicId === null ? proposed : (byId.get(clinicId)?.name ?? clinicId);
		const path = statusPath(services, id);
		return { path, kind, name: String(name ?? ''), state, sentAt: createdAt };
	});
	return { clinics, submissions };
}
