import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { fromFeature, toFeature } from '#lib/clinics/record/feature.ts';
import { readStored } from '#lib/clinics/record/stored-clinic.server.ts';
import type { Database, Queries } from '#lib/server/database/database.ts';
import { readSnapshot } from '#lib/server/database/snapshot.ts';
import { changeDirectory, seedDirectory } from '#lib/server/directory/directory-store.ts';
import {
	directoryVersion,
	listedClinics,
	pastVersions
} from '#lib/server/directory/import-store.ts';
import { editionId } from '#lib/clinics/record/editions.ts';
import { creditSource } from '#lib/server/directory/notice-store.ts';
import { KNOWN_SOURCES } from '#lib/clinics/record/known-sources.ts';
import type { Means, Past, Proposal } from './proposal.ts';
import { propose } from './propose.ts';
import type { List } from './source.ts';
import { takenAway, type KnownVersion } from './taken-away.ts';

/** How often to begin anew because someone changed the directory meanwhile. */
const TURNS = 3;

/** The directory as an import finds it. */
interface Found {
	version: number;
	known: Clinic[];
	past: Past;
}

/** Someone changed the directory between reading and writing. */
class ChangedMeanwhile extends Error {
	override name = 'ChangedMeanwhile';

	constructor() {
		super('Others keep changing the directory. Import again in a moment.');
	}
}

/** What an import into the database works by. */
export interface StoredMeans extends Means {
	/** What a new directory says of itself: sources and licence. */
	notice: Readonly<Record<string, string>>;
}

/**
 * What editions of a source change in the stored directory, and, unless it is only asked for, the
 * change itself: every clinic added, changed or gone gets a version, all of them or none. What the
 * source says otherwise but doesn't change is the proposal's `kept`.
 *
 * @param write false: nothing is written
 */
export async function importLists(
	database: Database,
	lists: readonly List[],
	means: StoredMeans,
	{ write }: { write: boolean }
): Promise<Proposal> {
	const reason = lists
		.map(({ source, edition }) => editionId({ source: source.id, edition: String(edition) }))
		.toSorted()
		.join(', ');
	for (let turn = 1; ; turn++) {
		// Proposing takes seconds: nobody has to wait for it, so it may find itself out of date.
		const { version, known, past } = await readSnapshot(database, find);
		const proposal = propose(known, lists, means, past);
		try {
			if (write) await writeVersions(database, proposal, means.notice, version, reason);
			return proposal;
		} catch (error) {
			if (!(error instanceof ChangedMeanwhile) || turn === TURNS) throw error;
		}
	}
}

async function writeVersions(
	database: Database,
	proposal: Proposal,
	notice: StoredMeans['notice'],
	version: number,
	reason: string
): Promise<void> {
	const { clinics, added, changed, gone } = proposal;
	if (added.length + changed.length + gone.length === 0) return;
	const event = { actor: 'import', action: 'imported', reason };
	if (version === 0) {
		const rows = clinics.map((it) => ({ id: it.id, data: asStored(it) }));
		const seed = { notice, clinics: rows };
		if (!(await seedDirectory(database, () => seed, event))) throw new ChangedMeanwhile();
		return;
	}
	const differing = new Set([...added, ...changed].map(({ id }) => id));
	const versions = [
		...clinics
			.filter((it) => differing.has(it.id))
			.map((it) => ({ id: it.id, data: asStored(it) })),
		...gone.map(({ id }) => ({ id, data: null }))
	];
	await changeDirectory(database, async ({ queries, writeAll }) => {
		if ((await directoryVersion(queries)) !== version) throw new ChangedMeanwhile();
		await writeAll(versions, event);
		await creditSource(queries, KNOWN_SOURCES[proposal.source.id].attribution);
	});
}

/** As a file would hold it: the export is the same, whichever way a clinic came. */
const asStored = (it: Clinic): string => JSON.stringify(fromFeature(toFeature(it)));

async function find(queries: Queries): Promise<Found> {
	const listed = await listedClinics(queries);
	const versions = new Map<string, KnownVersion[]>();
	for (const { clinic_id, data, byPeople } of await pastVersions(queries)) {
		const known = versions.get(clinic_id) ?? [];
		const clinic = data === null ? null : readStored(data, clinic_id, 'clinic_version');
		known.push({ clinic, byPeople });
		versions.set(clinic_id, known);
	}
	return {
		version: await directoryVersion(queries),
		known: listed.map(({ id, data }) => readStored(data, id)),
		past: {
			former: [...versions.values()].flatMap((list) => lastListed(list) ?? []),
			takenAway: new Map([...versions].map(([id, list]) => [id, takenAway(list)]))
		}
	};
}

/** A clinic that is no longer listed, as it was last. */
function lastListed(versions: readonly KnownVersion[]): Clinic | undefined {
	if (versions.at(-1)?.clinic) return undefined;
	return versions.findLast((it) => it.clinic)?.clinic ?? undefined;
}
