import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type pg from 'pg';
import { DATABASE_FILE, prepareFile } from './database-file.ts';
import { FOR_JOBS, FOR_REQUESTS, type Limits } from './limits.ts';
import { NodeSqliteDialect } from './node-sqlite.ts';
import { openPool, withoutHungOnes } from './postgres-pool.ts';
import type { Tables } from './tables.ts';

export { DATABASE_FILE };

export type Engine = 'sqlite' | 'postgres';

/** Something queries run on: the database, or a transaction in it. */
export type Queries = Kysely<Tables>;
export type { Transaction };

/** A database that is open. */
export interface Database {
	engine: Engine;
	/**
	 * Runs queries. Never within `transaction`: SQLite has one connection, and the query would wait
	 * for the transaction it is part of.
	 */
	queries: Queries;
	/**
	 * Runs work in one transaction: all of it is done, or none. SQLite takes the write lock as it
	 * begins; on PostgreSQL, rows that others may change at the same time must be locked by an
	 * `update` before they are read (see `lockHead`).
	 */
	transaction<T>(work: (queries: Transaction<Tables>) => Promise<T>): Promise<T>;
	/**
	 * Does what takes as long as it takes, such as migrations, on the same database without the limits
	 * that are for requests.
	 */
	atLength<T>(work: (database: Database) => Promise<T>): Promise<T>;
	/** Connections to PostgreSQL, for what Kysely can't do (LISTEN); null on SQLite. */
	pool: pg.Pool | null;
	close(): Promise<void>;
}

/** How to work with a database. */
export interface Opening {
	/** By default those for requests. */
	limits?: Limits;
	/** Hears of each error of the database, whatever becomes of it. */
	tell?: (error: unknown) => void;
}

/**
 * Opens a database; PostgreSQL connects when it is first asked.
 *
 * @param url `postgres://…` or `postgresql://…`; anything else is the path of a SQLite file, which is
 * made when it isn't there (`prepareFile`)
 * @throws UnusableDatabase when the file can't be used
 */
export function openDatabase(
	url: string = DATABASE_FILE,
	{ limits = FOR_REQUESTS, tell = () => undefined }: Opening = {}
): Database {
	const pool = isPostgres(url) ? openPool(url, limits) : null;
	if (!pool && url !== IN_MEMORY) prepareFile(url);
	const queries = new Kysely<Tables>({
		dialect: pool
			? new PostgresDialect({ pool: withoutHungOnes(pool, tell) })
			: new NodeSqliteDialect(url, limits, tell)
	});
	const database: Database = {
		engine: pool ? 'postgres' : 'sqlite',
		queries,
		transaction: (work) => queries.transaction().execute(work),
		atLength: (work) =>
			url === IN_MEMORY ? work(database) : workWith(openDatabase(url, { limits: FOR_JOBS }), work),
		pool,
		close: () => queries.destroy()
	};
	return database;
}

/** A SQLite database that is no file, and gone when it is closed. */
const IN_MEMORY = ':memory:';

async function workWith<T>(
	database: Database,
	work: (database: Database) => Promise<T>
): Promise<T> {
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}

export const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\//.test(url);
