import { isUnavailable } from './unavailable.ts';
import { isPostgres } from './database.ts';

/** SQLSTATE of wrong names and passwords: classes 28 and 3D. */
const REFUSED = /^(28|3D)[\dA-Z]{3}$/;

/**
 * Why a database can't be opened, in one line that says what to look at and holds no password;
 * undefined when the error is about something else.
 *
 * @param url as DATABASE_URL names it
 */
export function openingTrouble(error: unknown, url: string): string | undefined {
	const { reason, code } = firstCause(error);
	if (isPostgres(url)) {
		if (!isUnavailable(error) && !REFUSED.test(code)) return undefined;
		const parsed = URL.parse(url);
		const place = parsed ? ` at ${parsed.host}${parsed.pathname}` : '';
		return `The database${place} can't be opened: ${reason}. Is PostgreSQL running, and is DATABASE_URL right?`;
	}
	// A file that Node can't open is the database only when nobody says that it is another.
	const isSystem = error instanceof Error && !error.cause && /^E[A-Z]+$/.test(code);
	if (!isSystem && code !== 'ERR_SQLITE_ERROR') return undefined;
	return `The database file ${url} can't be opened: ${reason}. Is DATABASE_URL right, and may this user write there?`;
}

/** The error that began it, which others may hold. */
function firstCause(error: unknown): { reason: string; code: string } {
	if (error instanceof AggregateError) return firstCause(error.errors[0]);
	if (error instanceof Error && error.cause) return firstCause(error.cause);
	const { message = String(error), code = '' } = error as { message?: string; code?: string };
	return { reason: message.replace(/\.$/, ''), code };
}
