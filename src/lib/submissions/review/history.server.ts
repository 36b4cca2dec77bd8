import { readListed } from '#lib/clinics/record/read-clinic.ts';
import type { Queries } from '#lib/server/database/database.ts';
import {
	latestVersions,
	versionsOf,
	type VersionRow
} from '#lib/server/directory/history-store.ts';
import { changesOf, type Version } from './history.ts';

/** Every version of a clinic, the newest first; empty when there never was such a clinic. */
export const historyOf = async (queries: Queries, clinicId: string): Promise<Version[]> =>
	(await versionsOf(queries, clinicId)).map(readVersion);

/** The latest changes of the whole directory, the newest first. */
export const latestChanges = async (queries: Queries, limit: number): Promise<Version[]> =>
	(await latestVersions(queries, limit)).map(readVersion);

function readVersion(row: VersionRow): Version {
	const [before, after] = [readListed(row.data_before), readListed(row.data)];
	return {
		clinicId: row.clinic_id,
		clinicName: (after ?? before)?.name ?? row.clinic_id,
		version: row.version,
		at: row.at,
		actor: row.actor,
		action: row.action,
		proof: row.proof as Version['proof'],
		reason: row.reason,
		changes: changesOf(before, after)
	};
}
