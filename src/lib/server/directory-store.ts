import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Queries } from './database/database.ts';
import type { DirectoryHeadRow, EventRow } from './database/tables.ts';
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
		const at = new Date().toISOString();
		const before = head.event_seq;
		let wrote = false;

		const append = async (
			event: NewEvent,
			clinic?: Pick<EventRow, 'clinic_id' | 'clinic_version' | 'data_hash'>
		) => {
			const row = {
				seq: head.event_seq + 1,
				at,
				actor: event.actor,
				account_id: event.account_id ?? null,
				action: event.action,
				clinic_id: clinic?.clinic_id ?? event.clinic_id ?? null,
				clinic_version: clinic?.clinic_version ?? null,
				submission_id: event.submission_id ?? null,
				reason: event.reason ?? null,
				proof: event.proof ?? null,
				data_hash: clinic?.data_hash ?? null,
				previous_hash: head.event_hash
			};
			const hash = eventHash(row);
			await queries
				.insertInto('event')
				.values({ ...row, hash })
				.execute();
			head.event_seq = row.seq;
			head.event_hash = hash;
		};
		const clinic = (id: string) =>
			queries
				.selectFrom('clinic')
				.select(['id', 'version', 'data'])
				.where('id', '=', id)
				.executeTakeFirst();

		const result = await work({
			queries,
			clinic,
			log: (event) => append(event),
			async write(id, data, event) {
				const version = ((await clinic(id))?.version ?? 0) + 1;
				wrote = true;
				await append(event, {
					clinic_id: id,
					clinic_version: version,
					data_hash: data === null ? null : sha256(data)
				});
				const row = { id, version, data, changed_in: head.version + 1 };
				await queries
					.insertInto('clinic')
					.values(row)
					.onConflict((it) => it.column('id').doUpdateSet(row))
					.execute();
				await queries
					.insertInto('clinic_version')
					.values({ clinic_id: id, version, data, event_seq: head.event_seq, created_at: at })
					.execute();
				return version;
			}
		});
		if (wrote) head.version++;
		if (head.event_seq > before) await writeHead(queries, head);
		if (wrote && database.engine === 'postgres')
			await sql`select pg_notify(${CHANNEL}, '')`.execute(queries);
		return result;
	});
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
