import type { Database, Queries } from './database.ts';

/**
 * Runs work that only reads, on the database as it is at one moment: what others write meanwhile is
 * not seen, and nobody waits for it, save for this process on SQLite, whose one connection is taken.
 */
export function readSnapshot<T>(
	database: Database,
	work: (queries: Queries) => Promise<T>
): Promise<T> {
	return database.queries
		.transaction()
		.setIsolationLevel('repeatable read')
		.setAccessMode('read only')
		.execute(work);
}
