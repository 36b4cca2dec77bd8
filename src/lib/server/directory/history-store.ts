import type { Queries } from '#lib/server/database/database.ts';

/** A version of a clinic, the event that made it, and the version before it. */
export interface VersionRow {
	clinic_id: string;
	version: number;
	/** JSON of the clinic; null: not listed from here on. */
	data: string | null;
	/** JSON of the version before; null: there was none, or it wasn't listed. */
	data_before: string | null;
	at: string;
	actor: string;
	action: string;
	reason: string | null;
	proof: string | null;
}

/** Every version of a clinic, the newest first; empty when there never was such a clinic. */
export function versionsOf(queries: Queries, clinicId: string): Promise<VersionRow[]> {
	return versions(queries).where('event.clinic_id', '=', clinicId).execute();
}

/**
 * The latest versions of all clinics, the newest first. What the directory was filled with at first
 * is no change of it.
 */
export function latestVersions(queries: Queries, limit: number): Promise<VersionRow[]> {
	return versions(queries).where('event.action', '!=', 'seeded').limit(limit).execute();
}

/** The directory's epoch and version: what changes when anything published does. */
export function directoryHead(
	queries: Queries
): Promise<{ epoch: string; version: number } | undefined> {
	return queries.selectFrom('directory_head').select(['epoch', 'version']).executeTakeFirst();
}

/** The current version of a clinic; undefined when there never was such a clinic. */
export function currentVersion(
	queries: Queries,
	clinicId: string
): Promise<{ version: number; data: string | null } | undefined> {
	return queries
		.selectFrom('clinic')
		.select(['version', 'data'])
		.where('id', '=', clinicId)
		.executeTakeFirst();
}

/** Starts from the events, whose number is their order: versions are found by their key. */
function versions(queries: Queries) {
	return queries
		.selectFrom('event')
		.innerJoin('clinic_version as after', (join) =>
			join
				.onRef('after.clinic_id', '=', 'event.clinic_id')
				.onRef('after.version', '=', 'event.clinic_version')
		)
		.leftJoin('clinic_version as before', (join) =>
			join
				.onRef('before.clinic_id', '=', 'after.clinic_id')
				.on((it) => it('before.version', '=', it('after.version', '-', 1)))
		)
		.select([
			'after.clinic_id',
			'after.version',
			'after.data',
			'before.data as data_before',
			'event.at',
			'event.actor',
			'event.action',
			'event.reason',
			'event.proof'
		])
		.orderBy('event.seq', 'desc');
}
