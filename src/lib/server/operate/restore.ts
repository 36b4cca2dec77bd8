import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit, BrokenRecord } from './audit.ts';
import { copiedTables, countRows, migrationNames } from './backup.ts';
import { fromCell, openBackup, UnusableBackup } from './backup-format.ts';
import type { Cell, Header, OpenBackup } from './backup-format.ts';
import type { Database, Queries } from '#lib/server/database/database.ts';
import { columnTypes, type TableShape } from '#lib/server/database/table-shapes.ts';
import { CHANNEL } from '#lib/server/directory/directory-store.ts';

/** Values that one statement may hold: SQLite takes 32,766, PostgreSQL 65,535. */
const VALUES = 30_000;
/** Rows written at a time, so that few are in memory. */
const CHUNK = 500;

/** The database has something in it, and nobody said that it may go. */
export class NotEmpty extends Error {
	override name = 'NotEmpty';
}

/**
 * Replaces all that the database holds by what a backup holds, from whichever engine it is, in one
 * transaction: when anything is wrong with the file, everything stays as it was. Instances that are
 * running read the directory anew.
 *
 * @param replace whether what is there may go
 * @throws UnusableBackup, NotEmpty
 */
export async function restore(
	database: Database,
	file: string,
	{ replace }: { replace: boolean }
): Promise<Header> {
	const backup = await openBackup(file);
	try {
		const { header } = backup;
		const tables = await copiedTables();
		const types = await columnTypes(database);
		checkFits(header, tables);
		await database.transaction(async (queries) => {
			await keepOthersOut(database, queries, tables);
			if (!replace) await checkEmpty(queries, tables);
			const before = await queries.selectFrom('directory_head').selectAll().executeTakeFirst();
			for (const { name } of tables.toReversed()) {
				await sql`delete from ${sql.table(name)}`.execute(queries);
			}
			for (const table of header.tables) {
				await fill(queries, backup, table, types.get(table.name) ?? new Map());
			}
			await backup.end();
			await queries.deleteFrom('directory_head').execute();
			// Another epoch, and above both: followers of either directory read all of this one.
			const version = Math.max(before?.version ?? 0, header.head.version) + 1;
			await queries
				.insertInto('directory_head')
				.values({ ...header.head, id: 1, epoch: randomUUID(), version })
				.execute();
			await checkRecord(queries, file);
			if (database.engine === 'postgres')
				await sql`select pg_notify(${CHANNEL}, '')`.execute(queries);
		});
		return header;
	} finally {
		await backup.close();
	}
}

/** A backup fits when the same migrations made its tables. */
function checkFits(header: Header, tables: readonly TableShape[]): void {
	const ours = migrationNames();
	const unknown = header.migrations.filter((it) => !ours.includes(it));
	if (unknown.length > 0)
		throw new UnusableBackup(
			`A newer version of the site made this backup (${unknown.join(', ')}). Update the site, then restore it.`
		);
	if (header.migrations.length < ours.length)
		throw new UnusableBackup(
			'An older version of the site made this backup ' +
				`(up to ${header.migrations.at(-1)}). Restore it with that version, then update the site.`
		);
	const told = header.tables.map(({ name, columns }) => `${name} ${columns.toSorted().join()}`);
	const known = tables.map(({ name, columns }) => `${name} ${columns.toSorted().join()}`);
	if (told.join('\n') !== known.join('\n'))
		throw new UnusableBackup(
			'The tables of this backup are not those of this version of the site.'
		);
}

/** SQLite's transaction has the database for itself already. */
async function keepOthersOut(
	{ engine }: Database,
	queries: Queries,
	tables: readonly TableShape[]
): Promise<void> {
	if (engine !== 'postgres') return;
	const names = ['directory_head', ...tables.map((it) => it.name)].map((it) => sql.table(it));
	// Others can read what was until all is there.
	await sql`lock table ${sql.join(names)} in exclusive mode`.execute(queries);
}

async function checkEmpty(queries: Queries, tables: readonly TableShape[]): Promise<void> {
	for (const { name } of tables) {
		if ((await countRows(queries, name)) > 0)
			throw new NotEmpty('The database is not empty, and restoring replaces all that it holds.');
	}
}

async function fill(
	queries: Queries,
	backup: OpenBackup,
	table: Header['tables'][number],
	types: ReadonlyMap<string, string>
): Promise<void> {
	const { name, columns } = table;
	const most = Math.min(CHUNK, Math.floor(VALUES / columns.length));
	const into = sql`${sql.table(name)} (${sql.join(columns.map((it) => sql.ref(it)))})`;
	const typeOf = columns.map((it) => types.get(it)?.toLowerCase() ?? '');
	const insert = async (rows: readonly Cell[][]) => {
		const values = rows.map(
			(row) => sql`(${sql.join(row.map((it, i) => fromCell(it, typeOf[i])))})`
		);
		await sql`insert into ${into} values ${sql.join(values)}`.execute(queries);
	};
	let rows: Cell[][] = [];
	for await (const row of backup.rows(table)) {
		rows.push(row);
		if (rows.length < most) continue;
		await insert(rows);
		rows = [];
	}
	if (rows.length > 0) await insert(rows);
}

async function checkRecord(queries: Queries, file: string): Promise<void> {
	try {
		await audit(queries);
	} catch (cause) {
		if (!(cause instanceof BrokenRecord)) throw cause;
		throw new UnusableBackup(`${file} holds a record that is not whole: ${cause.message}`, {
			cause
		});
	}
}
