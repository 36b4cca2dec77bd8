import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import {
	DATABASE_FILE,
	isPostgres,
	openDatabase,
	type Database
} from '#lib/server/database/database.ts';
import { FOR_JOBS } from '#lib/server/database/limits.ts';
import { migrate, tablesOf } from '#lib/server/database/migrate.ts';
import { readSettings } from '#lib/server/operate/settings.ts';
import { Told } from './command.ts';

/**
 * Opens the database that DATABASE_URL names, works with it and closes it. Its tables must be those
 * of this version of the site: only starting the site brings them up to date, so that no command
 * does so under an older version that is running.
 *
 * @param create whether there may be nothing in it yet, and its tables may be made
 */
export async function withDatabase<T>(
	work: (database: Database) => Promise<T>,
	{ create = false } = {}
): Promise<T> {
	const url = readSettings(process.env).databaseUrl ?? DATABASE_FILE;
	if (isPostgres(url) || existsSync(url)) return workWith(url, work, create);
	if (!create) throw new Told(nothingAt(url));
	// In its place once it is whole: what failed leaves nothing behind that looks like a database.
	const unfinished = `${url}.${randomUUID()}.part`;
	try {
		const result = await workWith(unfinished, work, create);
		if (existsSync(url)) throw new Told(`Meanwhile ${url} was made by others. It is as it was.`);
		renameSync(unfinished, url);
		return result;
	} finally {
		for (const end of ['', '-wal', '-shm']) rmSync(unfinished + end, { force: true });
	}
}

async function workWith<T>(
	url: string,
	work: (database: Database) => Promise<T>,
	create: boolean
): Promise<T> {
	const database = openDatabase(url, { limits: FOR_JOBS });
	try {
		await checkTables(database, url, create);
		return await work(database);
	} finally {
		await database.close();
	}
}

async function checkTables(database: Database, url: string, create: boolean): Promise<void> {
	const tables = await tablesOf(database);
	if (tables === 'none' && create) return migrate(database);
	if (tables === 'none') throw new Told(nothingAt(url));
	if (tables === 'older')
		throw new Told(
			'The tables of this database are those of an older version of the site. Start this version of the site first, which brings them up to date, or run the command in the older one.'
		);
	if (tables === 'newer')
		throw new Told(
			'The tables of this database are those of a newer version of the site. Run the command in that one.'
		);
}

const nothingAt = (url: string) =>
	`There is no database of ours ${isPostgres(url) ? 'where DATABASE_URL points' : `at ${url}`} yet. Name yours in DATABASE_URL, or start the site once: it makes one.`;
