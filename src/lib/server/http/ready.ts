import type { Database } from '#lib/server/database/database.ts';
import { isMigrated } from '#lib/server/database/migrate.ts';

/** How long a database may take to say that it is there, in milliseconds. */
const PATIENCE = 2000;

/** Why a server can't do all it is for now; undefined when it can. */
export async function whatIsMissing(
	database: Database,
	isPublished: boolean
): Promise<string | undefined> {
	if (!isPublished) return 'The directory is not published yet.';
	try {
		if (!(await within(isMigrated(database), PATIENCE)))
			return 'The database is not up to date: this version of the site has migrations to run.';
	} catch {
		return 'The database does not answer. The directory is served as it last was; nothing can be sent.';
	}
	return undefined;
}

async function within<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('No answer in time.')), milliseconds);
	});
	try {
		return await Promise.race([answer, late]);
	} finally {
		clearTimeout(timer);
	}
}
