import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject, onTestFinished } from 'vitest';
import type { Clinic } from '#lib/clinics/clinic.ts';
import { openDatabase, type Database, type Engine } from '#lib/server/database/database.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { seedDirectory } from '#lib/server/directory-store.ts';
import { createDatabase, dropDatabase } from './postgres.ts';

/** A database of one test's own, removed when the test has finished. */
export interface TestDatabase extends Database {
	/** As DATABASE_URL names it: for a second instance, or another process. */
	url: string;
}

/** Opens a new database with all its tables and nothing in them. To be called within a test. */
export type Open = () => Promise<TestDatabase>;

const ENGINES: Record<Engine, () => Promise<string>> = {
	sqlite: sqliteAddress,
	postgres: postgresAddress
};

/**
 * Runs a suite on SQLite and on a real PostgreSQL.
 *
 * @param suite adds its tests; each opens a database of its own
 */
export function eachEngine(suite: (engine: Engine, open: Open) => void): void {
	for (const engine of ['sqlite', 'postgres'] as const) {
		describe(`on ${engine}`, () =>
			suite(engine, async () => {
				const database = openAgain(await newAddress(engine));
				await migrate(database);
				return database;
			}));
	}
}

/** The address of a new database without any table, removed when the test has finished. */
export const newAddress = (engine: Engine): Promise<string> => ENGINES[engine]();

/** Another instance on a database, closed when the test has finished. */
export function openAgain(url: string): TestDatabase {
	const database = openDatabase(url);
	onTestFinished(() => database.close());
	return { ...database, url };
}

/** A new database that holds some clinics, each in its first version. */
export async function seededDatabase(
	open: Open,
	clinics: readonly Clinic[]
): Promise<TestDatabase> {
	const database = await open();
	const rows = clinics.map((it) => [it.id, JSON.stringify(it)] as const);
	await seedDirectory(database, () => rows, { actor: 'system', action: 'seeded' });
	return database;
}

async function sqliteAddress(): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-sqlite-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return join(folder, 'test.sqlite');
}

async function postgresAddress(): Promise<string> {
	const server = inject('postgres');
	const url = await createDatabase(server);
	onTestFinished(() => dropDatabase(server, url));
	return url;
}
