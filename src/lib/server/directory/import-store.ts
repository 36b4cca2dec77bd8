import type { Queries } from '#lib/server/database/database.ts';

/** Who changes clinics without anyone having looked at the fact. */
const MACHINES = ['system', 'import'];

/** The directory's version, which rises with each change of a clinic; 0 before the first. */
export async function directoryVersion(queries: Queries): Promise<number> {
	const head = await queries.selectFrom('directory_head').select('version').executeTakeFirst();
	return head?.version ?? 0;
}

/** The clinics that are listed, as JSON, by id. */
export async function listedClinics(queries: Queries): Promise<{ id: string; data: string }[]> {
	return queries
		.selectFrom('clinic')
		.select(['id', 'data'])
		.where('data', 'is not', null)
		.orderBy('id')
		.$narrowType<{ data: string }>()
		.execute();
}

/** A version of a clinic that has a past: people changed it, or it is no longer listed. */
export interface PastVersion {
	clinic_id: string;
	/** JSON; null: not listed from here on. */
	data: string | null;
	byPeople: boolean;
}

/** All versions of the clinics that have a past, each clinic's in their order. */
export async function pastVersions(queries: Queries): Promise<PastVersion[]> {
	const rows = await queries
		.selectFrom('clinic_version as it')
		.innerJoin('event', 'event.seq', 'it.event_seq')
		.innerJoin('clinic', 'clinic.id', 'it.clinic_id')
		.select(['it.clinic_id', 'it.data', 'event.actor'])
		.where((eb) =>
			eb.or([
				eb('clinic.data', 'is', null),
				eb(
					'clinic.id',
					'in',
					eb
						.selectFrom('event as other')
						.select('other.clinic_id')
						.where('other.clinic_version', 'is not', null)
						.where('other.actor', 'not in', MACHINES)
						.$castTo<{ clinic_id: string }>()
				)
			])
		)
		.orderBy('it.clinic_id')
		.orderBy('it.version')
		.execute();
	return rows.map(({ clinic_id, data, actor }) => ({
		clinic_id,
		data,
		byPeople: !MACHINES.includes(actor)
	}));
}
