import type { Handle } from '@sveltejs/kit';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import type { Settings } from './settings.ts';

/**
 * The server's log: one JSON object a line, on standard output. It tells what was done and what
 * failed, never who asked for what.
 */
export function openLog(
	{ logLevel }: Pick<Settings, 'logLevel'>,
	destination?: DestinationStream
): Logger {
	const options = {
		level: logLevel,
		base: null,
		timestamp: stdTimeFunctions.isoTime,
		formatters: { level: (label: string) => ({ level: label }) },
		serializers: { err: errorForLog, req: () => undefined, res: () => undefined }
	};
	return destination ? pino(options, destination) : pino(options);
}

/** What the log keeps of an error. */
interface LoggedError {
	type: string;
	code?: string;
	message: string;
	/** Where it arose, without the message. */
	stack?: string[];
	cause?: LoggedError;
}

/** Causes of causes that are told. */
const DEEPEST = 3;

/** An error without what a person may have typed: its own properties are left out. */
export function errorForLog(error: unknown, depth = 0): LoggedError {
	if (!(error instanceof Error))
		return { type: typeof error, message: withoutValues(String(error)) };
	const { code } = error as { code?: unknown };
	const stack = error.stack
		?.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.map((line) => withoutValues(line.trim()));
	return {
		type: error.name,
		...(typeof code === 'string' && { code }),
		message: withoutValues(error.message),
		...(stack && { stack }),
		...(error.cause !== undefined &&
			depth < DEEPEST && { cause: errorForLog(error.cause, depth + 1) })
	};
}

/**
 * Takes out of an error's words what they may quote: texts in quotation marks, queries and fragments
 * of addresses, e-mail addresses, ZIP codes, phone numbers and positions, addresses of networks.
 */
function withoutValues(text: string): string {
	return text
		.replace(/"[^"\n]*"|`[^`\n]*`|(?<=^|[\s(:])'[^'\n]*'/g, '…')
		.replace(/[?#]\S+/g, '…')
		.replace(/[^\s@<>(),;:]+@[^\s@<>(),;:]+/g, '…')
		.replace(/\b\d{1,3}(\.\d{1,3}){3}\b|\b[\da-f]{0,4}(:[\da-f]{0,4}){3,7}\b/gi, '…')
		.replace(/-?\b\d+\.\d{2,}\b|\+?\b\d[\d\s().-]{3,}\d\b/g, '…');
}

/** Logs each request that the site itself answers: what for and how long, not by whom. */
export const logRequest: Handle = async ({ event, resolve }) => {
	const start = performance.now();
	const response = await resolve(event);
	event.locals.services.log.info(
		{
			method: event.request.method,
			route: event.route.id,
			status: response.status,
			ms: Math.round(performance.now() - start)
		},
		'request'
	);
	return response;
};
