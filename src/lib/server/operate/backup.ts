import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { FORMAT, toCell, type Header } from './backup-format.ts';
import type { Database, Queries } from '#lib/server/database/database.ts';
import { MIGRATIONS } from '#lib/server/database/migrations/index.ts';
import { readSnapshot } from '#lib/server/database/snapshot.ts';
import { tableShapes, type TableShape } from '#lib/server/database/table-shapes.ts';

/** Rows read at a time. */
const CHUNK = 500;

export const migrationNames = (): string[] => Object.keys(MIGRATIONS).toSorted();

/** The head is in a backup's first line. */
export const copiedTables = async (): Promise<TableShape[]> =>
	(await tableShapes()).filter((it) => it.name !== 'directory_head');

/**
 * Writes all tables, as they are at one moment, to a file that either engine can be restored from.
 * The site goes on serving and writing meanwhile. The file is whole or isn't there, and only its
 * owner may read it: it holds contacts, secrets and sessions.
 *
 * @param file replaced when it is there
 */
export async function backup(database: Database, file: string): Promise<Header> {
	const tables = await copiedTables();
	const unfinished = `${file}.${randomUUID()}.part`;
	const handle = await open(unfinished, 'wx', 0o600);
	try {
		const header = await readSnapshot(database, async (queries) => {
			const header = await describe(queries, tables);
			const lines = Readable.from(linesOf(queries, header, tables));
			await pipeline(lines, createGzip(), (bytes: AsyncIterable<Buffer>) =>
				handle.writeFile(bytes)
			);
			return header;
		});
		await handle.sync();
		await handle.close();
		await rename(unfinished, file);
		await syncFolder(dirname(file));
		return header;
	} catch (error) {
		await handle.close();
		await rm(unfinished, { force: true });
		throw error;
	}
}

async function describe(queries: Queries, tables: readonly TableShape[]): Promise<Header> {
	const head = await queries
		.selectFrom('directory_head')
		.select(['version', 'event_seq', 'event_hash'])
		.executeTakeFirst();
	const counted = [];
	for (const { name, columns } of tables) {
		counted.push({ name, columns: [...columns], rows: await countRows(queries, name) });
	}
	return {
		format: FORMAT,
		formatVersion: 1,
		madeAt: new Date().toISOString(),
		migrations: migrationNames(),
		head: head ?? { version: 0, event_seq: 0, event_hash: '' },
		tables: counted
	};
}

export async function countRows(queries: Queries, table: string): Promise<number> {
	const { rows } = await sql<{
		count: number | string;
	}>`select count(*) as count from ${sql.table(table)}`.execute(queries);
	return Number(rows[0].count);
}

async function* linesOf(
	queries: Queries,
	header: Header,
	tables: readonly TableShape[]
): AsyncGenerator<string> {
	yield `${JSON.stringify(header)}\n`;
	for (const table of tables) {
		for await (const rows of chunksOf(queries, table)) {
			const lines = rows.map((row) => JSON.stringify(table.columns.map((it) => toCell(row[it]))));
			yield `${lines.join('\n')}\n`;
		}
	}
}

/** The rows of a table by its key, some at a time. */
async function* chunksOf(
	queries: Queries,
	{ name, columns, key }: TableShape
): AsyncGenerator<Record<string, unknown>[]> {
	const keys = sql.join(key.map((it) => sql.ref(it)));
	let after = sql``;
	for (;;) {
		const { rows } = await sql<Record<string, unknown>>`
			select ${sql.join(columns.map((it) => sql.ref(it)))} from ${sql.table(name)}
			${after} order by ${keys} limit ${sql.lit(CHUNK)}`.execute(queries);
		if (rows.length > 0) yield rows;
		const last = rows.at(-1);
		if (!last || rows.length < CHUNK) return;
		after = sql`where (${keys}) > (${sql.join(key.map((it) => last[it]))})`;
	}
}

/** So that the new name survives a power cut. */
async function syncFolder(path: string): Promise<void> {
	const folder = await open(path);
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}
