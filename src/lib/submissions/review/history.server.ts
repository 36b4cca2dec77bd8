import { z } from 'zod';
import { readListed } from '#lib/clinics/record/read-clinic.ts';
import type { Queries } from '#lib/server/database/database.ts';
import { readRow } from '#lib/server/database/read-row.ts';
import {
	latestVersions,
	versionsOf,
	type VersionRow
} from '#lib/server/directory/history-store.ts';
import { PROOFS } from '#lib/submissions/ownership/claim.ts';
import { changesOf, type Version } from './history.ts';

/** Every version of a clinic, the newest first; empty when there never was such a clinic. */
export const historyOf = async (queries: Queries, clinicId: string): Promise<Version[]> =>
	(await versionsOf(queries, clinicId)).map(readVersion);

/** The latest changes of the whole directory, the newest first. */
export const latestChanges = async (queries: Queries, limit: number): Promise<Version[]> =>
	(await latestVersions(queries, limit)).map(readVersion);

const stored = z.object({ proof: z.enum(PROOFS).nullable() });

function readVersion(row: VersionRow): Version {
	const [before, after] = [readListed(row.data_before), readListed(row.data)];
	return {
		clinicId: row.clinic_id,
		clinicName: (after ?? before)?.name ?? row.clinic_id,
		version: row.version,
		at: row.at,
		actor: row.actor,
		action: row.action,
		...readRow('event', { id: `${row.clinic_id} ${row.version}` }, stored, row),
		reason: row.reason,
		changes: changesOf(before, after)
	};
}
