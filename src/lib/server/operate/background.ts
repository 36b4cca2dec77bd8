import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Work that is done again and again while the server runs. */
export interface Job {
	name: string;
	/** Milliseconds between one end and the next start. */
	every: number;
	/** May be done by several instances at once. Ends early when asked to. */
	work(isStopped: () => boolean): Promise<unknown>;
	/** Lets the work begin at once when there is some; returns how to stop listening. */
	listen?(wake: () => void): () => void;
}

/**
 * Milliseconds between being woken and beginning: the one that wakes is in a transaction that has yet to
 * be committed.
 */
const DRAW_BREATH = 150;

/** Starts jobs; each failure is logged once, until the work succeeds again. */
export function startBackground(
	jobs: readonly Job[],
	log: Logger
): { /** Lets what is under way come to its end. */ stop(): Promise<void> } {
	const stopping = new AbortController();
	const running = jobs.map((job) => repeat(job, log, stopping.signal));
	return {
		async stop() {
			stopping.abort();
			await Promise.all(running);
		}
	};
}

async function repeat(job: Job, log: Logger, stopping: AbortSignal): Promise<void> {
	let woken = new AbortController();
	const stopListening = job.listen?.(() => woken.abort());
	let isFailing = false;
	while (!stopping.aborted) {
		// Whatever wakes from here on may come too late for this turn: it brings another.
		woken = new AbortController();
		try {
			await job.work(() => stopping.aborted);
			if (isFailing) log.info({ job: job.name }, 'background work goes on');
			isFailing = false;
		} catch (err) {
			if (!isFailing) log.warn({ job: job.name, err }, 'background work fails');
			isFailing = true;
		}
		await sleep(job.every, AbortSignal.any([woken.signal, stopping]));
		if (woken.signal.aborted) await sleep(DRAW_BREATH, stopping);
	}
	stopListening?.();
}

/** Waits, or is woken; never keeps the process from ending. */
async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
	await pause(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
}
