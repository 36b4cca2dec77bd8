import { Migrator } from 'kysely/migration';
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

/** Whether every migration is done. */
export async function isMigrated(database: Database): Promise<boolean> {
	const migrations = await migratorOf(database).getMigrations();
	return migrations.every((it) => it.executedAt !== undefined);
}
