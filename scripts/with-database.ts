import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { isThere, preparePlace } from '#lib/server/database/database-file.ts';
import {
	DATABASE_FILE,
	isPostgres,
	openDatabase,
	type Database
} from '#lib/server/database/database.ts';
import { FOR_JOBS } from '#lib/server/database/limits.ts';
import { migrate, ownTablesOf } from '#lib/server/database/migrate.ts';
import { contentTrouble, openingTrouble, placeOf } from '#lib/server/database/trouble.ts';
import { readSettings } from '#lib/server/operate/settings.ts';
import { UsageError } from './command.ts';

/** What is done with a database. `place`: where it is, as people are told. */
type Work<T> = (database: Database, place: string) => Promise<T>;

/**
 * Opens the database that DATABASE_URL names, works with it and closes it. Its tables must be those
 * of this version of the site: only starting the site brings them up to date, so that no command
 * does so under an older version that is running.
 *
 * @param create whether there may be nothing in it yet, and its tables may be made
 * @throws UsageError that names the database, when it can't be used
 */
export async function withDatabase<T>(work: Work<T>, { create = false } = {}): Promise<T> {
	const url = readSettings(process.env).databaseUrl ?? DATABASE_FILE;
	try {
		if (isPostgres(url) || isThere(url)) return await workWith(url, url, work, create);
		if (!create) throw new UsageError(nothingAt(url));
		preparePlace(url);
		return await makeWith(url, work);
	} catch (error) {
		const trouble = contentTrouble(error, url);
		throw trouble === undefined ? error : new UsageError(trouble, { cause: error });
	}
}

/** Makes a database and works with it: it comes into its place once that is done. */
async function makeWith<T>(url: string, work: Work<T>): Promise<T> {
	// What failed leaves nothing behind that looks like a database.
	const unfinished = `${url}.${randomUUID()}.part`;
	try {
		const result = await workWith(unfinished, url, work, true);
		if (existsSync(url))
			throw new UsageError(`Meanwhile ${url} was made by others. It is as it was.`);
		renameSync(unfinished, url);
		return result;
	} finally {
		for (const end of ['', '-wal', '-shm']) rmSync(unfinished + end, { force: true });
	}
}

/** @param named the database that it is or will be, as DATABASE_URL names it */
async function workWith<T>(url: string, named: string, work: Work<T>, create: boolean): Promise<T> {
	const database = await open(url, named, create);
	try {
		return await work(database, placeOf(named));
	} finally {
		await database.close();
	}
}

async function open(url: string, named: string, create: boolean): Promise<Database> {
	let database: Database | undefined;
	try {
		database = openDatabase(url, { limits: FOR_JOBS });
		const tables = await ownTablesOf(database);
		if (tables === 'older') throw new UsageError(older(named));
		if (tables === 'none' && !create) throw new UsageError(nothingAt(named));
		if (tables === 'none') await migrate(database);
		return database;
	} catch (error) {
		await database?.close();
		const trouble = openingTrouble(error, named);
		throw trouble === undefined ? error : new UsageError(trouble, { cause: error });
	}
}

const older = (url: string) =>
	`The tables of the database ${placeOf(url)} are those of an older version of the site. Start this version of the site first, which brings them up to date, or run the command in the older one.`;

const nothingAt = (url: string) =>
	`There is no database of ours ${isPostgres(url) ? '' : 'at '}${placeOf(url)} yet. Name yours in DATABASE_URL, or start the site once: it makes one.`;
