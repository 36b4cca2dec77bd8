import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#lib/server/database/database.ts';
import { isMigrated } from '#lib/server/database/migrate.ts';
import { errorForLog } from '#lib/server/operate/log.ts';
import { countAct } from '#lib/server/limits/rate-limit-store.ts';

/** How long a database may take to say that it is there, in milliseconds. */
const PATIENCE = 2000;

/**
 * Why a server can't do all it is for now; undefined when it can.
 *
 * @param now a clock, in milliseconds
 */
export async function whatIsMissing(
	database: Database,
	isPublished: boolean,
	now = performance.now()
): Promise<string | undefined> {
	if (!isPublished) return 'The directory is not published yet.';
	try {
		if (!(await within(isMigrated(database), PATIENCE)))
			return 'The database is not up to date: this version of the site has migrations to run.';
	} catch {
		return 'The database does not answer. The directory is served as it last was; nothing can be sent.';
	}
	const trouble = await probeOf(database).trouble(now);
	return trouble && `Nothing can be written to the database: ${trouble}. Nothing can be sent.`;
}

const probes = new WeakMap<Database, WriteProbe>();

function probeOf(database: Database): WriteProbe {
	const probe = probes.get(database) ?? new WriteProbe(database);
	probes.set(database, probe);
	return probe;
}

/** For how long what came of a write is believed, in milliseconds. */
const BELIEVED = 5000;

/**
 * Writes to a database to see whether that works: a full disk, a file that is read-only and a role
 * without rights can all be read. It is one row that every instance counts up, and that is swept away
 * like the counts of any rate limit. What is taken back again would not show that a disk is full.
 */
class WriteProbe {
	readonly #database: Database;
	#begun = -Infinity;
	#writing: Promise<void> | undefined;
	#trouble: string | undefined;

	constructor(database: Database) {
		this.#database = database;
	}

	/**
	 * Why nothing can be written; undefined when it can. While a write waits for a lock, what came of
	 * the one before holds.
	 */
	async trouble(now: number): Promise<string | undefined> {
		if (!this.#writing && now - this.#begun >= BELIEVED) {
			this.#begun = now;
			this.#writing = this.#write();
		}
		await Promise.race([this.#writing, pause(PATIENCE, undefined, { ref: false })]);
		return this.#trouble;
	}

	async #write(): Promise<void> {
		try {
			await countAct(this.#database.queries, 'ready', Date.now(), BELIEVED);
			this.#trouble = undefined;
		} catch (error) {
			this.#trouble = errorForLog(error).message;
		} finally {
			this.#writing = undefined;
		}
	}
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
