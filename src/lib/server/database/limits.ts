/** How long a database may keep its caller waiting, in milliseconds. */
export interface Limits {
	/** For a lock that somebody else holds. */
	lock: number;
	/** For one statement: PostgreSQL ends it then. */
	statement: number;
	/** For any answer: without one PostgreSQL is taken to hang, and the connection is given up. */
	answer: number;
	/** Between two statements of a transaction: PostgreSQL ends it then, and others get its locks. */
	idle: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** For what a person waits for: better to be told soon that it can't be done now. */
export const FOR_REQUESTS: Limits = {
	lock: 5 * SECOND,
	statement: 8 * SECOND,
	answer: 10 * SECOND,
	idle: 10 * SECOND
};

/** For migrations, imports, backups: they take as long as they take, but don't hang for ever. */
export const FOR_JOBS: Limits = {
	lock: MINUTE,
	statement: 10 * MINUTE,
	answer: 10 * MINUTE,
	idle: 10 * MINUTE
};
