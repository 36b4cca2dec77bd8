import { sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { FailedMigration, ForeignTables } from './unusable.ts';

const migratorOf = (database: Database) =>
	new Migrator({
		db: database.queries,
		provider: { getMigrations: async () => MIGRATIONS }
	});

/**
 * Brings the tables up to what this version of the site needs. Instances that start at the same
 * time take turns: the first migrates, the others find it done.
 *
 * @throws FailedMigration that says which one; nothing is half done
 */
export async function migrate(database: Database): Promise<void> {
	const { error, results } = await migratorOf(database).migrateToLatest();
	if (!error) return;
	const failed = results?.find((it) => it.status === 'Error')?.migrationName;
	throw new FailedMigration(failed, error);
}

/** Whose tables a database has: this version's, an older or a newer one's, others', or none. */
export type Whose = 'none' | 'older' | 'same' | 'newer' | 'others';

/** Whose tables a database has. Changes nothing. */
export async function tablesOf(database: Database): Promise<Whose> {
	// Tables first: another instance may migrate between the two looks, and its tables are not others'.
	const taken = await isTaken(database);
	const done = await doneMigrations(database);
	const ours = Object.keys(MIGRATIONS);
	if (done.length === 0) return taken ? 'others' : 'none';
	const unknown = done.filter((name) => !ours.includes(name));
	if (unknown.length > 0) return unknown.length === done.length ? 'others' : 'newer';
	return done.length < ours.length ? 'older' : 'same';
}

/** Names of the migrations that were done, by this product or another that keeps them so; none before the first. */
async function doneMigrations({ engine, queries }: Database): Promise<string[]> {
	const table = sql.lit(DEFAULT_MIGRATION_TABLE);
	const looking =
		engine === 'postgres'
			? sql<{ name: string | null }>`select to_regclass(${table})::text as name`
			: sql<{ name: string | null }>`select name from sqlite_master where name = ${table}`;
	const [found] = (await looking.execute(queries)).rows;
	if (!found?.name) return [];
	const done = sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`;
	return (await done.execute(queries)).rows.map(({ name }) => name);
}

/** Whether others use a file. In PostgreSQL they may have tables beside ours. */
async function isTaken({ engine, queries }: Database): Promise<boolean> {
	return engine === 'sqlite' && (await queries.introspection.getTables()).length > 0;
}

/**
 * The same, where this version may use or make them.
 *
 * @throws ForeignTables
 */
export async function ownTablesOf(database: Database): Promise<'none' | 'older' | 'same'> {
	const whose = await tablesOf(database);
	if (whose === 'newer' || whose === 'others') throw new ForeignTables(whose);
	return whose;
}

/** Whether every migration is done. */
export async function isMigrated(database: Database): Promise<boolean> {
	const migrations = await migratorOf(database).getMigrations();
	return migrations.every((it) => it.executedAt !== undefined);
}
