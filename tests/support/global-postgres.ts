import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#lib/server/database/database.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { shapeOf } from './empty-database.ts';
import { createDatabase, startPostgres } from './postgres.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/**
		 * The PostgreSQL that all tests of a run share: its address, that of a database with all tables,
		 * and what those tables are.
		 */
		postgres: { server: string; migrated: string; shape: string };
		/** A SQLite file with all tables. */
		sqlite: string;
	}
}

async function migrated(url: string): Promise<string> {
	const database = openDatabase(url);
	await migrate(database);
	await database.close();
	return url;
}

/**
 * Starts one PostgreSQL for a whole run of Vitest, and makes a database of each engine that tests copy
 * instead of migrating their own.
 */
export default async function (project: TestProject): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-sqlite-'));
	project.provide('sqlite', await migrated(join(folder, 'migrated.sqlite')));
	const postgres = await startPostgres();
	const url = await migrated(await createDatabase(postgres.url));
	project.provide('postgres', { server: postgres.url, migrated: url, shape: await shapeOf(url) });
	return async () => {
		await postgres.remove();
		rmSync(folder, { recursive: true });
	};
}
