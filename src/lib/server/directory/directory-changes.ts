import type { Database, Queries } from '#lib/server/database/database.ts';
import type { DirectoryHeadRow } from '#lib/server/database/tables.ts';
import { readSnapshot } from '#lib/server/database/snapshot.ts';

/** Which state of the directory someone has read: all of an epoch's changes up to a version. */
export type DirectoryState = Pick<DirectoryHeadRow, 'epoch' | 'version'>;

/** What changed since a state was read. */
export interface DirectoryChanges {
	state: DirectoryState;
	/** Whether these are all the clinics, and nothing that was read before holds. */
	all: boolean;
	/** What the published file says of itself, in its order. */
	notice: Record<string, string>;
	/** The clinics that changed, as they are now. `data` is JSON; null: not listed. */
	clinics: { id: string; data: string | null }[];
}

/**
 * What changed since `known` was read, all as it was at one moment. Asking is cheap while nothing
 * did.
 *
 * @param known undefined: nothing was read yet
 * @returns undefined when nothing changed, or nothing was ever in the directory
 */
export async function changesSince(
	database: Database,
	known: DirectoryState | undefined
): Promise<DirectoryChanges | undefined> {
	const now = await stateOf(database.queries);
	if (!now || (now.epoch === known?.epoch && now.version === known.version)) return undefined;
	return readSnapshot(database, async (queries) => {
		const state = await stateOf(queries);
		if (!state) return undefined;
		const all = state.epoch !== known?.epoch;
		const clinics = await queries
			.selectFrom('clinic')
			.select(['id', 'data'])
			.where('changed_in', '>', all ? 0 : known.version)
			.execute();
		return { state, all, notice: await noticeOf(queries), clinics };
	});
}

const stateOf = (queries: Queries): Promise<DirectoryState | undefined> =>
	queries.selectFrom('directory_head').select(['epoch', 'version']).executeTakeFirst();

async function noticeOf(queries: Queries): Promise<Record<string, string>> {
	const members = await queries
		.selectFrom('directory_notice')
		.select(['name', 'text'])
		.orderBy('position')
		.execute();
	return Object.fromEntries(members.map(({ name, text }) => [name, text]));
}
