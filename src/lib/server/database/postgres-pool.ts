import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import type { Limits } from './limits.ts';

/** How long connecting may take, in milliseconds: a database that is away is said to be away soon. */
const CONNECTING = 3000;

/**
 * Connections to PostgreSQL, made when they are asked for.
 *
 * @param url `postgres://…`
 */
export function openPool(url: string, { lock, statement, answer, idle }: Limits): pg.Pool {
	const pool = new pg.Pool({
		connectionString: url,
		max: 10,
		connectionTimeoutMillis: CONNECTING,
		lock_timeout: lock,
		statement_timeout: statement,
		query_timeout: answer,
		idle_in_transaction_session_timeout: idle,
		keepAlive: true,
		application_name: 'within-reach'
	});
	// An idle connection that breaks is replaced by the next query; unheard, it would end the server.
	pool.on('error', () => undefined);
	return pool;
}

/**
 * A pool as Kysely has it, that gives connections up when PostgreSQL stops answering: whatever came
 * next on one would wait behind the question without an answer, and on any made before just as long.
 *
 * @param tell hears of each error, before who asked does
 */
export function withoutHungOnes(pool: pg.Pool, tell: (error: unknown) => void): PostgresPool {
	let hangs = 0;
	const hangsBefore = new WeakMap<pg.PoolClient, number>();
	pool.on('connect', (client) => hangsBefore.set(client, hangs));

	async function connect(): Promise<PostgresPoolClient> {
		for (;;) {
			const client = await pool.connect();
			if (hangsBefore.get(client) === hangs) return new Connection(client, () => hangs++, tell);
			client.release(true);
		}
	}
	return {
		connect: () => connect().catch((error: unknown) => rethrow(error, tell)),
		end: () => pool.end(),
		options: pool.options
	};
}

function rethrow(error: unknown, tell: (error: unknown) => void): never {
	tell(error);
	throw error;
}

/** How pg says that no answer came in time. */
const NO_ANSWER = 'Query read timeout';

/** A connection while somebody has it. */
class Connection implements PostgresPoolClient {
	readonly #client: pg.PoolClient;
	readonly #hung: () => void;
	readonly #tell: (error: unknown) => void;
	/** Why it is of no more use. */
	#broken: Error | undefined;

	constructor(client: pg.PoolClient, hung: () => void, tell: (error: unknown) => void) {
		this.#client = client;
		this.#hung = hung;
		this.#tell = tell;
		client.on('error', this.#onError);
	}

	query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
	query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
	query<R>(
		sql: string | PostgresCursor<R>,
		parameters: readonly unknown[] = []
	): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
		if (typeof sql !== 'string') throw new Error('There are no cursors here.');
		return this.#ask<R>(sql, parameters);
	}

	release(destroy = false): void {
		this.#client.off('error', this.#onError);
		this.#client.release(destroy || this.#broken !== undefined);
	}

	async #ask<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
		if (this.#broken) return rethrow(this.#broken, this.#tell);
		try {
			const { command, rowCount, rows } = await this.#client.query(sql, [...parameters]);
			return { command, rowCount, rows } as PostgresQueryResult<R>;
		} catch (error) {
			if (error instanceof Error && error.message === NO_ANSWER) {
				this.#broken = error;
				this.#hung();
			}
			return rethrow(error, this.#tell);
		}
	}

	/** PostgreSQL may end it between two queries. Unheard, that would end the server. */
	readonly #onError = (error: Error): void => {
		this.#broken ??= error;
	};
}
