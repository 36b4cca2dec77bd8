import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { inject, onTestFinished } from 'vitest';
import { fromCell, openBackup } from '#lib/server/operate/backup-format.ts';
import { openDatabase, type Database, type Engine } from '#lib/server/database/database.ts';
import { MIGRATIONS } from '#lib/server/database/migrations/index.ts';
import { columnTypes } from '#lib/server/database/table-shapes.ts';
import { newAddress, openAgain, type TestDatabase } from '../database.ts';
import { createDatabase, dropDatabase } from '../postgres.ts';
import type { Expected } from './expected.ts';

const at = (name: string) =>
	fileURLToPath(new URL(`../../fixtures/upgrade/${name}`, import.meta.url));
const unpacked = (name: string) => gunzipSync(readFileSync(at(`${name}.gz`)));

/** What the old version said of its database. */
export const expected = JSON.parse(readFileSync(at('expected.json'), 'utf8')) as Expected;

/** The directory as the old version exported it: as it was, and when all that waited was accepted. */
export const exportedBefore = (): string => unpacked('before.geojson').toString();
export const exportedAccepted = (): string => unpacked('accepted.geojson').toString();

/** A database as the old version left it, its tables too. Nothing of today's code has opened it. */
export async function oldDatabase(engine: Engine): Promise<TestDatabase> {
	if (engine === 'postgres') return openAgain(await copyAddress((filled ??= fillOne())));
	const url = await newAddress(engine);
	writeFileSync(url, unpacked('before.sqlite'));
	return openAgain(url);
}

/** The one on PostgreSQL that all others are copies of. */
let filled: Promise<string> | undefined;

async function fillOne(): Promise<string> {
	const url = await createDatabase(inject('postgres').server);
	const database = openDatabase(url);
	try {
		await fill(database);
	} finally {
		await database.close();
	}
	return url;
}

async function copyAddress(like: Promise<string>): Promise<string> {
	const { server } = inject('postgres');
	const url = await createDatabase(server, await like);
	onTestFinished(() => dropDatabase(server, url));
	return url;
}

/** Makes the tables that a backup is of, and fills them, as the version that made it would. */
async function fill(database: Database): Promise<void> {
	const backup = await openBackup(at('before.jsonl.gz'));
	const { migrations, head, tables } = backup.header;
	const migrator = new Migrator({
		db: database.queries,
		provider: { getMigrations: async () => MIGRATIONS }
	});
	const { error } = await migrator.migrateTo(migrations.at(-1) ?? '');
	if (error) throw error;
	const types = await columnTypes(database);
	await database.transaction(async (queries) => {
		for (const table of tables) {
			const { name, columns } = table;
			const typeOf = columns.map((it) => types.get(name)?.get(it)?.toLowerCase() ?? '');
			const rows = await Array.fromAsync(backup.rows(table), (row) => {
				return sql`(${sql.join(row.map((it, i) => fromCell(it, typeOf[i])))})`;
			});
			const into = sql`${sql.table(name)} (${sql.join(columns.map((it) => sql.ref(it)))})`;
			if (rows.length > 0) await sql`insert into ${into} values ${sql.join(rows)}`.execute(queries);
		}
		const values = { ...head, id: 1, epoch: 'of the fixture' };
		await queries.insertInto('directory_head').values(values).execute();
	});
	await backup.close();
}
