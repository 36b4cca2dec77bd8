import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, inject, onTestFinished } from 'vitest';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { openDatabase, type Database, type Engine } from '#lib/server/database/database.ts';
import { seedDirectory } from '#lib/server/directory/directory-store.ts';
import { isLong } from './effort.ts';
import { emptyDatabase } from './empty-database.ts';
import { createDatabase, dropDatabase } from './postgres.ts';

/** A database of one test's own, removed when the test has finished. */
export interface TestDatabase extends Database {
	/** As DATABASE_URL names it: for a second instance, or another process. */
	url: string;
}

/** Opens a new database with all its tables and nothing in them. To be called within a test. */
export type Open = () => Promise<TestDatabase>;

/** Adds tests for an engine; each opens a database of its own. */
type Suite = (engine: Engine, open: Open) => void;

/** Runs a suite on SQLite and on a real PostgreSQL. */
export function eachEngine(
	suite: Suite,
	engines: readonly Engine[] = ['sqlite', 'postgres']
): void {
	for (const engine of engines) {
		describe(`on ${engine}`, () =>
			suite(engine, async () =>
				openAgain(engine === 'sqlite' ? sqliteCopy() : await migratedPostgres())
			));
	}
}

/**
 * Runs a suite on SQLite, and in `npm run test:long` on PostgreSQL too: for what takes long, where
 * others test the same queries on both.
 */
export function oneEngine(suite: Suite): void {
	eachEngine(suite, isLong ? undefined : ['sqlite']);
}

/** The address of a new database without any table, removed when the test has finished. */
export async function newAddress(engine: Engine): Promise<string> {
	return engine === 'sqlite' ? sqliteAddress() : emptyPostgres();
}

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
	const rows = clinics.map((it) => ({ id: it.id, data: JSON.stringify(it) }));
	const seed = () => ({ notice: {}, clinics: rows });
	await seedDirectory(database, seed, { actor: 'system', action: 'seeded' });
	return database;
}

function sqliteAddress(): string {
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-sqlite-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return join(folder, 'test.sqlite');
}

function sqliteCopy(): string {
	const path = sqliteAddress();
	copyFileSync(inject('sqlite'), path);
	return path;
}

async function emptyPostgres(): Promise<string> {
	const { server } = inject('postgres');
	const url = await createDatabase(server);
	onTestFinished(() => dropDatabase(server, url));
	return url;
}

/** Those with all tables that finished tests gave back, empty. */
const givenBack: string[] = [];

async function migratedPostgres(): Promise<string> {
	const { server, migrated, shape } = inject('postgres');
	const url = givenBack.pop() ?? (await createDatabase(server, migrated));
	onTestFinished(async () => {
		if (await emptyDatabase(url, shape)) givenBack.push(url);
		else await dropDatabase(server, url);
	});
	return url;
}
