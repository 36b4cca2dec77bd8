import type { TestProject } from 'vitest/node';
import { openDatabase } from '#lib/server/database/database.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { createDatabase, startPostgres } from './postgres.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** The PostgreSQL that all tests of a run share: its address, and that of one with all tables. */
		postgres: { server: string; migrated: string };
	}
}

/** Starts one PostgreSQL for a whole run of Vitest: each test has databases of its own in it. */
export default async function (project: TestProject): Promise<() => Promise<void>> {
	const postgres = await startPostgres();
	const migrated = await createDatabase(postgres.url);
	const database = openDatabase(migrated);
	await migrate(database);
	await database.close();
	project.provide('postgres', { server: postgres.url, migrated });
	return postgres.remove;
}
