import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Queries } from '#lib/server/database/database.ts';
import type { DirectoryHeadRow, EventRow } from '#lib/server/database/tables.ts';
import { eventHash, sha256 } from './event-chain.ts';

/** PostgreSQL's channel on which a change of the directory is told. */
export const CHANNEL = 'directory_changed';

/** Who does what to the directory, and why: an event before it has its place in the chain. */
export type NewEvent = Pick<EventRow, 'actor' | 'action'> &
	Partial<Pick<EventRow, 'account_id' | 'submission_id' | 'reason' | 'proof' | 'clinic_id'>>;

/** A clinic as it is stored now. `data` is JSON; null: not listed. */
export interface StoredClinic {
	id: string;
	version: number;
	data: string | null;
}

/** What a clinic becomes. `data` is JSON; null: not listed. */
export type NewVersion = Pick<StoredClinic, 'id' | 'data'>;

/** A change of the directory, within its transaction. Nobody else changes it meanwhile. */
export interface DirectoryChange {
	/** For whatever else belongs to the change: the submission decided, the mail it causes. */
	queries: Queries;
	/** The clinic as it is; undefined when there never was one. */
	clinic(id: string): Promise<StoredClinic | undefined>;
	/**
	 * Adds a version of a clinic, and the event that tells why.
	 *
	 * @param data JSON of the clinic; null takes it off the list, its versions stay
	 * @returns the number of the version
	 */
	write(id: string, data: string | null, event: NewEvent): Promise<number>;
	/** The same for many clinics, each named once, in few statements. */
	writeAll(clinics: readonly NewVersion[], event: NewEvent): Promise<void>;
	/** Adds an event that changes no clinic: a claim decided, a submission refused. */
	log(event: NewEvent): Promise<void>;
}

/**
 * Changes the directory in one transaction: clinic versions, their events and whatever `work` adds
 * are all there, or none. Changes take turns. Other instances hear of it when it is committed.
 */
export function changeDirectory<T>(
	database: Database,
	work: (change: DirectoryChange) => Promise<T>
): Promise<T> {
	return database.transaction(async (queries) => {
		const head = await lockHead(queries);
		const before = { ...head };
		const at = new Date().toISOString();
		const writeAll = (clinics: readonly NewVersion[], event: NewEvent) => {
			head.version = before.version + 1;
			return addVersions(queries, head, at, clinics, event);
		};

		const result = await work({
			queries,
			clinic: (id) =>
				queries
					.selectFrom('clinic')
					.select(['id', 'version', 'data'])
					.where('id', '=', id)
					.executeTakeFirst(),
			async log(event) {
				await queries
					.insertInto('event')
					.values(chained(head, at, event))
					.execute();
			},
			async write(id, data, event) {
				const [version] = await writeAll([{ id, data }], event);
				return version;
			},
			async writeAll(clinics, event) {
				if (clinics.length > 0) await writeAll(clinics, event);
			}
		});
		if (head.event_seq > before.event_seq) await writeHead(queries, head);
		if (head.version > before.version) await tellOthers(database, queries);
		return result;
	});
}

/** The event as it stands in the chain: the next after the head, which moves on to it. */
function chained(
	head: DirectoryHeadRow,
	at: string,
	event: NewEvent,
	written?: StoredClinic
): EventRow {
	const row = {
		seq: head.event_seq + 1,
		at,
		actor: event.actor,
		account_id: event.account_id ?? null,
		action: event.action,
		clinic_id: written?.id ?? event.clinic_id ?? null,
		clinic_version: written?.version ?? null,
		submission_id: event.submission_id ?? null,
		reason: event.reason ?? null,
		proof: event.proof ?? null,
		data_hash: written && written.data !== null ? sha256(written.data) : null,
		previous_hash: head.event_hash
	};
	const hash = eventHash(row);
	head.event_seq = row.seq;
	head.event_hash = hash;
	return { ...row, hash };
}

/** Rows that one statement adds: their values stay below what either engine takes. */
const CHUNK = 1000;

/**
 * Adds a version of each clinic with its event, in the directory's version that the head is at.
 *
 * @returns the numbers of the versions
 */
async function addVersions(
	queries: Queries,
	head: DirectoryHeadRow,
	at: string,
	clinics: readonly NewVersion[],
	event: NewEvent
): Promise<number[]> {
	const numbers: number[] = [];
	for (let i = 0; i < clinics.length; i += CHUNK) {
		const some = clinics.slice(i, i + CHUNK);
		const ids = some.map((it) => it.id);
		const known = await queries
			.selectFrom('clinic')
			.select(['id', 'version'])
			.where('id', 'in', ids)
			.execute();
		const versions = new Map(known.map(({ id, version }) => [id, version]));
		const rows = some.map(({ id, data }) => {
			const written = { id, version: (versions.get(id) ?? 0) + 1, data };
			return { written, event: chained(head, at, event, written) };
		});
		await queries
			.insertInto('event')
			.values(rows.map((it) => it.event))
			.execute();
		await queries
			.insertInto('clinic')
			.values(rows.map(({ written }) => ({ ...written, changed_in: head.version })))
			.onConflict((it) =>
				it.column('id').doUpdateSet((eb) => ({
					version: eb.ref('excluded.version'),
					data: eb.ref('excluded.data'),
					changed_in: eb.ref('excluded.changed_in')
				}))
			)
			.execute();
		await queries
			.insertInto('clinic_version')
			.values(
				rows.map(({ written: { id, version, data }, event: { seq } }) => ({
					clinic_id: id,
					version,
					data,
					event_seq: seq,
					created_at: at
				}))
			)
			.execute();
		numbers.push(...rows.map(({ written }) => written.version));
	}
	return numbers;
}

/** What an empty directory is filled with. */
export interface DirectorySeed {
	/** What the published file says of itself: source, licence. */
	notice: Readonly<Record<string, string>>;
	clinics: readonly { id: string; data: string }[];
}

/**
 * Fills a directory that never held a clinic, all at once: each clinic in its first version, with an
 * event of its own. Does nothing when another instance was first.
 *
 * @param read gives what to fill it with; not asked when the directory holds something
 * @returns whether the directory was empty
 */
export async function seedDirectory(
	database: Database,
	read: () => DirectorySeed,
	event: NewEvent
): Promise<boolean> {
	if (await holdsClinics(database.queries)) return false;
	// Before the turn is taken: SQLite lets others wait for a few seconds only.
	const { clinics, notice } = read();
	return database.transaction(async (queries) => {
		const head = await lockHead(queries);
		if (head.version > 0) return false;
		const at = new Date().toISOString();
		head.version = 1;
		await addVersions(queries, head, at, clinics, event);
		const members = Object.entries(notice).map(([name, text], i) => ({
			position: i + 1,
			name,
			text
		}));
		if (members.length > 0) await queries.insertInto('directory_notice').values(members).execute();
		await writeHead(queries, head);
		await tellOthers(database, queries);
		return true;
	});
}

/** Asked before the turn is taken: who only starts must not wait for the one who has it. */
async function holdsClinics(queries: Queries): Promise<boolean> {
	const head = await queries.selectFrom('directory_head').select('version').executeTakeFirst();
	return head !== undefined && head.version > 0;
}

/** Takes the turn to change the directory: others wait here until the transaction ends. */
async function lockHead(queries: Queries): Promise<DirectoryHeadRow> {
	await queries
		.insertInto('directory_head')
		.values({ id: 1, epoch: randomUUID(), version: 0, event_seq: 0, event_hash: '' })
		.onConflict((it) => it.column('id').doNothing())
		.execute();
	return queries
		.updateTable('directory_head')
		.set((it) => ({ id: it.ref('id') }))
		.where('id', '=', 1)
		.returningAll()
		.executeTakeFirstOrThrow();
}

async function writeHead(queries: Queries, head: DirectoryHeadRow): Promise<void> {
	const { version, event_seq, event_hash } = head;
	await queries
		.updateTable('directory_head')
		.set({ version, event_seq, event_hash })
		.where('id', '=', 1)
		.execute();
}

/** Instances on the same PostgreSQL hear it once the transaction is committed; on SQLite they look. */
async function tellOthers({ engine }: Database, queries: Queries): Promise<void> {
	if (engine === 'postgres') await sql`select pg_notify(${CHANNEL}, '')`.execute(queries);
}
