import { readFileSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Job } from '#lib/server/operate/background.ts';
import { Channel } from '#lib/server/database/channel.ts';
import type { Database, Engine } from '#lib/server/database/database.ts';
import { migrate, ownTablesOf } from '#lib/server/database/migrate.ts';
import { changesSince, type DirectoryState } from '#lib/server/directory/directory-changes.ts';
import {
	CHANNEL,
	seedDirectory,
	type DirectorySeed
} from '#lib/server/directory/directory-store.ts';
import { readDirectoryFile, type Listing } from '#lib/clinics/record/feature.ts';
import { publish, publishedForm, type Published } from './published.server.ts';
import { readStoredListing } from '#lib/clinics/record/stored-clinic.server.ts';

/** What an empty database is filled from, unless the operator names another file. */
export const DIRECTORY_FILE = 'data/clinics.geojson';

/** Clinics read between two turns of others. */
const CHUNK = 200;

/**
 * Milliseconds between two looks at the directory's version. SQLite has to be asked; behind what
 * PostgreSQL tells this is for connections that broke unheard.
 */
const POLL: Record<Engine, number> = { sqlite: 250, postgres: 1000 };

/** Milliseconds between two looks whether the connection that listens still does. */
const LISTEN_AGAIN = 1000;

/** A directory that is published, and how it goes on. */
export interface Opened {
	/**
	 * The work of publishing each change from now on, whichever instance makes it: looking for one, and
	 * on PostgreSQL being told. Each does without the other. While the database is away, what was
	 * published last stays.
	 */
	jobs: Job[];
	/** The file that the database was filled from just now; null: it held a directory. */
	filledFrom: string | null;
}

/**
 * Publishes the directory of a database, which is brought up to date first and, when it is empty,
 * filled. Instances that start at the same time take turns.
 *
 * @param file GeoJSON, from the working directory, that an empty database is filled from
 * @param told what to do with each version; by default it becomes what everyone sees
 * @throws Error that says what is wrong with the database or the file
 */
export async function openPublished(
	database: Database,
	file: string = DIRECTORY_FILE,
	told: (next: Published) => void = publish
): Promise<Opened> {
	const event = { actor: 'system', action: 'seeded' };
	const isFilled = await database.atLength(async (starting) => {
		await ownTablesOf(starting);
		await migrate(starting);
		return seedDirectory(starting, () => readSeed(file), event);
	});
	const directory = new FollowedDirectory(database, told);
	await directory.catchUp();
	return { jobs: following(database, directory), filledFrom: isFilled ? file : null };
}

function following({ engine, pool }: Database, directory: FollowedDirectory): Job[] {
	let look: () => void = () => undefined;
	const looking: Job = {
		name: 'directory',
		every: POLL[engine],
		work: () => directory.catchUp(),
		listen(wake) {
			look = wake;
			return () => undefined;
		}
	};
	if (!pool) return [looking];
	const channel = new Channel(pool, CHANNEL, () => look());
	const listening: Job = {
		name: 'directory_news',
		every: LISTEN_AGAIN,
		async work() {
			// What was told before it listened is found by looking.
			if (await channel.open()) look();
		},
		listen: () => () => channel.close()
	};
	return [looking, listening];
}

/** The listed clinics as they were last read: after a change only what changed is read again. */
class FollowedDirectory {
	readonly #database: Database;
	readonly #told: (next: Published) => void;
	#listings: ReadonlyMap<string, Listing> = new Map();
	#state: DirectoryState | undefined;

	constructor(database: Database, told: (next: Published) => void) {
		this.#database = database;
		this.#told = told;
	}

	/** Reads and publishes what changed. When that fails, all stays as it was. */
	async catchUp(): Promise<void> {
		const changes = await changesSince(this.#database, this.#state);
		if (!changes) return;
		const listings = new Map(changes.all ? [] : this.#listings);
		for (const [i, { id, data }] of changes.clinics.entries()) {
			if (data === null) listings.delete(id);
			else listings.set(id, readStoredListing(data, id));
			if (i % CHUNK === CHUNK - 1) await breathe();
		}
		this.#told(await publishedForm([...listings.values()], changes.notice));
		this.#listings = listings;
		this.#state = changes.state;
	}
}

function readSeed(file: string): DirectorySeed {
	const text = readText(file);
	try {
		const { notice, clinics } = readDirectoryFile(text);
		return { notice, clinics: clinics.map((it) => ({ id: it.id, data: JSON.stringify(it) })) };
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`The directory ${file} can't be used: ${reason}`, { cause });
	}
}

function readText(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (cause) {
		throw new Error(
			`The directory ${file} can't be read. Start from the project's folder, or name another file.`,
			{ cause }
		);
	}
}
