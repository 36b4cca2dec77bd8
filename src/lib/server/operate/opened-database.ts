import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Logger } from 'pino';
import { isPostgres } from '#lib/server/database/database.ts';
import { placeOf } from '#lib/server/database/trouble.ts';

/** What there is to say of a database that was opened. */
interface OpenedDatabase {
	/** As DATABASE_URL names it. */
	url: string;
	/** Whether an operator named it, and may have mistyped. */
	isNamed: boolean;
	clinics: number;
	/** The file that it was filled from just now; null: it held a directory. */
	filledFrom: string | null;
}

/** Most databases that are named beside one: enough to see which was meant. */
const MOST_BESIDE = 3;

/**
 * Logs which database was opened, and whether it was empty: a mistyped name looks like a new database,
 * and nobody should find out by missing what was in theirs.
 */
export function logOpened(log: Pick<Logger, 'info' | 'warn'>, it: OpenedDatabase): void {
	const { url, isNamed, clinics, filledFrom } = it;
	const place = placeOf(url);
	if (filledFrom === null) {
		log.info({ clinics }, `Opened the database ${place}, which holds ${clinics} clinics.`);
		return;
	}
	const filled = `The database ${place} was empty, and is filled with ${clinics} clinics from ${filledFrom}.`;
	if (!isNamed) log.info({ clinics }, filled);
	else log.warn({ clinics }, `${filled}${beside(url)} Was another meant? Name it in DATABASE_URL.`);
}

/** Other databases in the same folder, as files are named; '': none. */
function beside(url: string): string {
	if (isPostgres(url)) return '';
	const others = readdirSync(dirname(url))
		.filter((name) => /\.(sqlite3?|db)$/.test(name) && name !== basename(url))
		.toSorted();
	return others.length > 0 ? ` Beside it: ${others.slice(0, MOST_BESIDE).join(', ')}.` : '';
}
