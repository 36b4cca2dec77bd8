import { sql } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';

const migratorOf = (database: Database) =>
	new Migrator({
		db: database.queries,
		provider: { getMigrations: async () => MIGRATIONS }
	});

/**
 * Brings the tables up to what this version of the site needs. Instances that start at the same
 * time take turns: the first migrates, the others find it done.
 *
 * @throws Error that says which migration failed; nothing is half done
 */
export async function migrate(database: Database): Promise<void> {
	const { error, results } = await migratorOf(database).migrateToLatest();
	if (!error) return;
	const failed = results?.find((it) => it.status === 'Error')?.migrationName;
	const reason = error instanceof Error ? error.message : String(error);
	throw new Error(`The database can't be migrated${failed ? ` (${failed})` : ''}: ${reason}`, {
		cause: error
	});
}

/**
 * Whose tables a database has: those of this version of the site, of an older or a newer one, or none.
 * Changes nothing.
 */
export async function tablesOf(database: Database): Promise<'none' | 'older' | 'same' | 'newer'> {
	const migrations = await migratorOf(database).getMigrations();
	const isDone = migrations.map((it) => it.executedAt !== undefined);
	if (!isDone.includes(true)) return 'none';
	const { rows } = await sql<{
		name: string;
	}>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(database.queries);
	if (rows.some(({ name }) => !(name in MIGRATIONS))) return 'newer';
	return isDone.includes(false) ? 'older' : 'same';
}

/** Whether every migration is done. */
export async function isMigrated(database: Database): Promise<boolean> {
	const migrations = await migratorOf(database).getMigrations();
	return migrations.every((it) => it.executedAt !== undefined);
}
