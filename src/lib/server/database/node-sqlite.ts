import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import {
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type Kysely,
	type QueryResult,
	type TransactionSettings
} from 'kysely';
import type { Limits } from './limits.ts';
import { LockRetry } from './lock-retry.ts';
import { Mutex } from './mutex.ts';

/** How long opening waits for another process, in milliseconds: nothing else is going on yet. */
const OPENING_TIMEOUT = 5000;

/**
 * Kysely on Node's own SQLite. A committed transaction survives a power cut (WAL with
 * `synchronous=FULL`); transactions take the write lock as they begin, so that none fails halfway
 * because another process wrote first. While another process has it, this one goes on with the rest.
 */
export class NodeSqliteDialect implements Dialect {
	readonly #path: string;
	readonly #lock: number;
	readonly #tell: (error: unknown) => void;

	/**
	 * @param path of the database file, created when it isn't there; `:memory:` for none
	 * @param tell hears of each error, before who asked does
	 */
	constructor(path: string, { lock }: Pick<Limits, 'lock'>, tell: (error: unknown) => void) {
		this.#path = path;
		this.#lock = lock;
		this.#tell = tell;
	}

	createDriver = (): Driver => new NodeSqliteDriver(this.#path, this.#lock, this.#tell);
	createQueryCompiler = () => new SqliteQueryCompiler();
	createAdapter = () => new NodeSqliteAdapter();
	createIntrospector = (queries: Kysely<unknown>) => new SqliteIntrospector(queries);
}

class NodeSqliteAdapter extends SqliteAdapter {
	/** There is but one, which the driver shares out: who waits for a lock must not keep it. */
	override get supportsMultipleConnections(): boolean {
		return true;
	}

	/** SQLite can take back DDL. So all migrations run in one transaction, whose lock is theirs. */
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

class NodeSqliteDriver implements Driver {
	readonly #path: string;
	readonly #lock: number;
	readonly #tell: (error: unknown) => void;
	readonly #turns = new Mutex();
	#connect: () => Connection = notOpen;
	#close: () => void = () => undefined;

	constructor(path: string, lock: number, tell: (error: unknown) => void) {
		this.#path = path;
		this.#lock = lock;
		this.#tell = tell;
	}

	async init(): Promise<void> {
		const database = open(this.#path);
		const patience = new LockRetry(this.#lock);
		this.#connect = () => new Connection(database, this.#turns, patience, this.#tell);
		this.#close = () => database.close();
	}

	async acquireConnection(): Promise<Connection> {
		return this.#connect();
	}

	beginTransaction(connection: Connection, { accessMode }: TransactionSettings): Promise<void> {
		// Who only reads needs no lock, and holds nobody up.
		return connection.begin(accessMode === 'read only' ? 'begin' : 'begin immediate');
	}

	commitTransaction(connection: Connection): Promise<void> {
		return connection.commit();
	}

	rollbackTransaction(connection: Connection): Promise<void> {
		return connection.rollback();
	}

	async releaseConnection(): Promise<void> {
		// It is no more than a view of the one that is shared.
	}

	async destroy(): Promise<void> {
		this.#close();
	}
}

function notOpen(): never {
	throw new Error('The database is not open.');
}

/** The one connection as someone has it: for single statements, and from `begin` on for a transaction. */
class Connection implements DatabaseConnection {
	readonly #database: DatabaseSync;
	readonly #turns: Mutex;
	readonly #patience: LockRetry;
	readonly #tell: (error: unknown) => void;
	/** Gives the turn to the next; undefined outside a transaction. */
	#endTurn: (() => void) | undefined;

	constructor(
		database: DatabaseSync,
		turns: Mutex,
		patience: LockRetry,
		tell: (error: unknown) => void
	) {
		this.#database = database;
		this.#turns = turns;
		this.#patience = patience;
		this.#tell = tell;
	}

	executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		return this.#patiently(async () => {
			if (this.#endTurn) return this.#run<R>(sql, parameters);
			const endTurn = await this.#turns.take();
			try {
				return this.#run<R>(sql, parameters);
			} finally {
				endTurn();
			}
		});
	}

	async *streamQuery<R>(query: CompiledQuery): AsyncGenerator<QueryResult<R>> {
		yield await this.executeQuery<R>(query);
	}

	/** Others get their turn between two attempts. */
	begin(statement: string): Promise<void> {
		return this.#patiently(async () => {
			const endTurn = await this.#turns.take();
			try {
				this.#run(statement);
				this.#endTurn = endTurn;
			} catch (error) {
				endTurn();
				throw error;
			}
		});
	}

	async commit(): Promise<void> {
		await this.#patiently(() => this.#run('commit'));
		this.#leave();
	}

	async rollback(): Promise<void> {
		try {
			// On a full disk SQLite has taken the transaction back already: what counts is why.
			if (this.#database.isTransaction) this.#run('rollback');
		} finally {
			this.#leave();
		}
	}

	#leave(): void {
		this.#endTurn?.();
		this.#endTurn = undefined;
	}

	async #patiently<T>(attempt: () => T | Promise<T>): Promise<T> {
		try {
			return await this.#patience.try(attempt);
		} catch (error) {
			this.#tell(error);
			throw error;
		}
	}

	#run<R>(sql: string, parameters: readonly unknown[] = []): QueryResult<R> {
		const statement = this.#database.prepare(sql);
		const values = parameters.map(toSqlite);
		if (statement.columns().length > 0) return { rows: statement.all(...values) as R[] };
		const { changes, lastInsertRowid } = statement.run(...values);
		return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
	}
}

/** Opens a database that from then on says at once when another process holds the lock. */
function open(path: string): DatabaseSync {
	const database = new DatabaseSync(path, { timeout: OPENING_TIMEOUT });
	database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
	database.exec('pragma busy_timeout = 0');
	return database;
}

/** What SQLite has no type for: yes and no are 1 and 0, an instant is its ISO text. */
function toSqlite(value: unknown): SQLInputValue {
	if (typeof value === 'boolean') return Number(value);
	if (value instanceof Date) return value.toISOString();
	if (value === undefined) return null;
	return value as SQLInputValue;
}
