import { existsSync } from 'node:fs';
import { BrokenRecord } from '#lib/server/audit.ts';
import { UnusableBackup } from '#lib/server/backup-format.ts';
import {
	DATABASE_FILE,
	isPostgres,
	openDatabase,
	type Database
} from '#lib/server/database/database.ts';
import { FOR_JOBS } from '#lib/server/database/limits.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { NotEmpty } from '#lib/server/restore.ts';
import { readSettings } from '#lib/server/settings.ts';
import { InvalidDirectory } from '#lib/clinics/feature.ts';
import { UnreadableDirectory } from '#lib/sources/samhsa-sheets.ts';

/** What a person who runs a command can put right: told in one line, without where it arose. */
export class Told extends Error {
	override name = 'Told';
}

/** Errors whose message says all. */
const IN_WORDS = [
	Told,
	BrokenRecord,
	UnusableBackup,
	NotEmpty,
	UnreadableDirectory,
	InvalidDirectory
];

/** Errors of connecting to PostgreSQL: of the network, of its passwords and names. */
const UNREACHABLE =
	/^(E(CONNREFUSED|CONNRESET|NOTFOUND|TIMEDOUT|HOSTUNREACH|AI_AGAIN)|28P01|28000|3D000)$/;

/** Runs a command; what goes wrong is said in one line, and the command ends with 1. */
export async function command(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		console.error(inWords(error));
		process.exitCode = 1;
	}
}

/**
 * Opens the database that DATABASE_URL names, brings it up to date, works with it and closes it.
 *
 * @param create whether a SQLite file that isn't there may be made
 */
export async function withDatabase<T>(
	work: (database: Database) => Promise<T>,
	{ create = false } = {}
): Promise<T> {
	const url = readSettings(process.env).databaseUrl ?? DATABASE_FILE;
	if (!create && !isPostgres(url) && !existsSync(url)) {
		throw new Told(
			`There is no database at ${url}. Name yours in DATABASE_URL, or start the site once: it makes one.`
		);
	}
	const database = openDatabase(url, { limits: FOR_JOBS });
	try {
		await migrate(database);
		return await work(database);
	} finally {
		await database.close();
	}
}

/** One line for what a person can put right; the whole error for what they can't. */
function inWords(error: unknown): unknown {
	if (!(error instanceof Error)) return error;
	if (IN_WORDS.some((kind) => error instanceof kind)) return error.message;
	const codes = [error, error.cause].map((it) => String((it as { code?: unknown })?.code ?? ''));
	const code = codes.find((it) => it) ?? '';
	if (code.startsWith('ERR_PARSE_ARGS')) return error.message;
	if (UNREACHABLE.test(code) || /timeout exceeded when trying to connect/.test(error.message))
		return `PostgreSQL does not answer (${error.message}). Is it running, and is DATABASE_URL right?`;
	if (code === 'ERR_SQLITE_ERROR')
		return `SQLite refuses (${error.message}). Is DATABASE_URL right, and is the disk full or the file in use?`;
	if (/^E[A-Z]+$/.test(code)) return `Can't read or write a file: ${error.message}`;
	return error;
}
