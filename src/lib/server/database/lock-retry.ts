import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds before the second attempt, and the most between two. */
const FIRST_PAUSE = 5;
const LONGEST_PAUSE = 100;

/** Milliseconds without a refusal after which the next one is about something else. */
const LULL = 1000;

/** SQLite's primary result code when another process holds the lock. */
const BUSY = 5;

/**
 * Waits for a lock of SQLite that another process holds, and lets everything else go on meanwhile:
 * SQLite's own way of waiting would stop the whole process. All who wait share one time: what comes
 * when it is used up is told at once, instead of waiting as long again.
 */
export class LockRetry {
	readonly #milliseconds: number;
	readonly #now: () => number;
	#since = 0;
	#last = -Infinity;

	/**
	 * @param milliseconds that the lock may be held
	 * @param now a clock, in milliseconds
	 */
	constructor(milliseconds: number, now = () => performance.now()) {
		this.#milliseconds = milliseconds;
		this.#now = now;
	}

	/**
	 * Tries again until the lock is free.
	 *
	 * @throws SQLite's error when it is held for too long, and any other error at once
	 */
	async try<T>(attempt: () => T | Promise<T>): Promise<T> {
		for (let wait = 0; ; wait = Math.min(Math.max(2 * wait, FIRST_PAUSE), LONGEST_PAUSE)) {
			if (wait > 0) await pause(wait);
			try {
				const result = await attempt();
				// Who got through after waiting shows that nobody holds the lock for long.
				if (wait > 0) this.#last = -Infinity;
				return result;
			} catch (error) {
				if (!isBusy(error) || this.#isOver(this.#now())) throw error;
			}
		}
	}

	#isOver(now: number): boolean {
		if (now - this.#last > LULL) this.#since = now;
		this.#last = now;
		return now - this.#since >= this.#milliseconds;
	}
}

function isBusy(error: unknown): boolean {
	const { errcode } = error as { errcode?: unknown };
	return error instanceof Error && typeof errcode === 'number' && (errcode & 0xff) === BUSY;
}
