import type { Logger } from 'pino';
import { isUnavailable } from '#lib/server/database/unavailable.ts';

/** Milliseconds until the same cause is logged again: while it lasts, every form brings it. */
const PAUSE = 60_000;

/**
 * Logs why people are told that nothing can be stored now: the disk is full, the database is away or
 * held by others. The log keeps nothing of what was to be stored (`errorForLog`).
 *
 * @param now a clock, in milliseconds
 * @returns what is to hear of each error of the database; other errors than these are ignored
 */
export function storageTrouble(
	log: Pick<Logger, 'error'>,
	now: () => number = Date.now
): (error: unknown) => void {
	const logged = new Map<string, number>();
	return (error) => {
		if (!isUnavailable(error)) return;
		const cause = causeOf(error);
		const at = now();
		if (at - (logged.get(cause) ?? -Infinity) < PAUSE) return;
		logged.set(cause, at);
		log.error({ err: error }, 'nothing can be stored');
	};
}

/** What tells causes apart: SQLite has one code for all, and a number for each. */
function causeOf(error: unknown): string {
	const { code, errcode, message } = error as { code?: string; errcode?: number; message: string };
	return String(errcode ?? code ?? message);
}
