/** A database that can't be used as it is. Says which, why, and what to do. Safe to show. */
export class UnusableDatabase extends Error {
	override name = 'UnusableDatabase';
}

/** The tables of a database are those of a newer version of the site, or of something else. */
export class ForeignTables extends Error {
	override name = 'ForeignTables';
	readonly whose: 'newer' | 'others';

	constructor(whose: 'newer' | 'others') {
		super(`The tables of the database are those of ${whose}.`);
		this.whose = whose;
	}
}

/** The tables of a database could not be brought up to date. */
export class FailedMigration extends Error {
	override name = 'FailedMigration';

	/** @param migration that failed; undefined: none was begun */
	constructor(migration: string | undefined, cause: unknown) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		super(
			`The tables can't be brought up to date${migration ? ` (${migration})` : ''}: ${reason}`,
			{
				cause
			}
		);
	}
}

/** Longest reason that is told, in characters: a row may be wrong in each of its parts. */
const REASON_LENGTH = 300;

/** A row that is not what we wrote, or was written by a version that knows more. Safe to show. */
export class UnreadableRow extends Error {
	override name = 'UnreadableRow';

	/**
	 * @param table it is in
	 * @param id of the row
	 * @param cause says what is wrong with it
	 */
	constructor(table: string, id: string, cause: unknown) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		const told = reason.length > REASON_LENGTH ? `${reason.slice(0, REASON_LENGTH)}…` : reason;
		super(`The row ${id} of the table ${table} can't be read: ${told.replace(/\.$/, '')}.`, {
			cause
		});
	}
}
