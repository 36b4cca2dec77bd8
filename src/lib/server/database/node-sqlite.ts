import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import {
	CompiledQuery,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	type DatabaseConnection,
	type SqliteDatabase,
	type TransactionSettings
} from 'kysely';

/** How long a statement waits for another process that is writing, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/**
 * Kysely on Node's own SQLite. A committed transaction survives a power cut (WAL with
 * `synchronous=FULL`); transactions take the write lock as they begin, so that none fails halfway
 * because another process wrote first.
 */
export class NodeSqliteDialect extends SqliteDialect {
	readonly #path: string;

	/** @param path of the database file, created when it isn't there; `:memory:` for none */
	constructor(path: string) {
		super({ database: async () => open(path) });
		this.#path = path;
	}

	override createDriver(): SqliteDriver {
		return new ImmediateDriver({ database: async () => open(this.#path) });
	}

	override createAdapter(): SqliteAdapter {
		return new TransactionalDdlAdapter();
	}
}

class ImmediateDriver extends SqliteDriver {
	override async beginTransaction(
		connection: DatabaseConnection,
		settings?: TransactionSettings
	): Promise<void> {
		// Who only reads needs no lock, and holds nobody up.
		const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
		await connection.executeQuery(CompiledQuery.raw(begin));
	}

	/** On a full disk SQLite has taken the transaction back already: what counts is why. */
	override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		try {
			await super.rollbackTransaction(connection);
		} catch (error) {
			if (!(error instanceof Error && error.message.includes(NO_TRANSACTION))) throw error;
		}
	}
}

/** How SQLite says that there is nothing to take back. */
const NO_TRANSACTION = 'no transaction is active';

/** SQLite can take back DDL. So all migrations run in one transaction, whose lock is theirs. */
class TransactionalDdlAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

/** A database with what Kysely asks of one. */
function open(path: string): SqliteDatabase {
	const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
	database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;');
	return {
		close: () => database.close(),
		prepare(sql) {
			const statement = database.prepare(sql);
			const values = (parameters: readonly unknown[]) => parameters.map(toSqlite);
			return {
				reader: statement.columns().length > 0,
				all: (parameters) => statement.all(...values(parameters)),
				run: (parameters) => statement.run(...values(parameters)),
				iterate: (parameters) => statement.iterate(...values(parameters))
			};
		}
	};
}

/** What SQLite has no type for: yes and no are 1 and 0, an instant is its ISO text. */
function toSqlite(value: unknown): SQLInputValue {
	if (typeof value === 'boolean') return Number(value);
	if (value instanceof Date) return value.toISOString();
	if (value === undefined) return null;
	return value as SQLInputValue;
}
