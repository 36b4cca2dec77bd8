import { resolve } from 'node:path';
import { isUnavailable } from './unavailable.ts';
import { isPostgres } from './database.ts';
import { FailedMigration, ForeignTables, UnreadableRow, UnusableDatabase } from './unusable.ts';

/** SQLSTATE of wrong names and passwords (28, 3D), and of what a user may not do (42501). */
const REFUSED = /^(?:(?:28|3D)[\dA-Z]{3}|42501)$/;

/** SQLite's primary result codes: of a database that is damaged, and of a file that is none. */
const [CORRUPT, NOT_A_DATABASE] = [11, 26];

/** Where a database is, as people are told: never its password. */
export function placeOf(url: string): string {
	if (!isPostgres(url)) return resolve(url);
	const parsed = URL.parse(url);
	return parsed ? `at ${parsed.host}${parsed.pathname}` : 'that DATABASE_URL names';
}

/**
 * Why a database can't be opened, in one line that says which it is, what to look at or do, and holds
 * no password; undefined when the error is about something else.
 *
 * @param url as DATABASE_URL names it
 */
export function openingTrouble(error: unknown, url: string): string | undefined {
	const told = contentTrouble(error, url);
	if (told) return told;
	const database = `The database ${placeOf(url)}`;
	const { reason, code, errcode } = firstCause(error);
	if (isPostgres(url) && (isUnavailable(error) || REFUSED.test(code)))
		return `${database} can't be opened: ${reason}. Is PostgreSQL running, and is DATABASE_URL right?`;
	if (code === 'ERR_SQLITE_ERROR') {
		switch (errcode & 0xff) {
			case CORRUPT:
				return `${database} is damaged: ${reason}. Put the file aside, with those beside it, and restore a backup.`;
			case NOT_A_DATABASE:
				return `${database} is no SQLite database. Is DATABASE_URL right?`;
			default:
				return `${database} can't be opened: ${reason}. Is DATABASE_URL right, and may this user write there?`;
		}
	}
	return error instanceof FailedMigration ? `${database}: ${error.message}` : undefined;
}

/**
 * Why what is in a database can't be used, in one line that names it and says what to do; undefined
 * when the error is about something else.
 *
 * @param url as DATABASE_URL names it
 */
export function contentTrouble(error: unknown, url: string): string | undefined {
	const database = `The database ${placeOf(url)}`;
	if (error instanceof UnusableDatabase) return error.message;
	if (error instanceof UnreadableRow)
		return `${database} holds what can't be read. ${error.message} \`npm run audit\` tells whether it is what was written: if not, restore a backup. If so, a newer version of the site wrote it: update the program.`;
	if (!(error instanceof ForeignTables)) return undefined;
	return error.whose === 'newer'
		? `The tables of the database ${placeOf(url)} are those of a newer version of the site. Update the program to that version, or name another database in DATABASE_URL and restore a backup of this one there.`
		: `${database} belongs to something else: its tables are not ours. Is DATABASE_URL right?`;
}

/** The error that began it, which others may hold. */
function firstCause(error: unknown): { reason: string; code: string; errcode: number } {
	if (error instanceof AggregateError) return firstCause(error.errors[0]);
	if (error instanceof Error && error.cause) return firstCause(error.cause);
	const it = error as { message?: string; code?: string; errcode?: number };
	const { message = String(error), code = '', errcode = 0 } = it;
	return { reason: message.replace(/\.$/, ''), code, errcode };
}
