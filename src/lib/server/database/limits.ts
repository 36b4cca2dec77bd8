/** How long a database may keep its caller waiting, in milliseconds. */
export interface Limits {
	/** For a lock that somebody else holds. */
	lock: number;
}

const SECOND = 1000;

/** For what a person waits for: better to be told soon that it can't be done now. */
export const FOR_REQUESTS: Limits = { lock: 5 * SECOND };
