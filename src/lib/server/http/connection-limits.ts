import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Logger } from 'pino';

/** How much of a server its clients may take. */
export interface ConnectionLimits {
	/** How many connections there may be at a time: others are closed as they come. */
	maxConnections: number;
	/**
	 * Milliseconds for which a client may read nothing of an answer that waits for it; it may be twice
	 * as long until it is noticed.
	 */
	sendTimeout: number;
}

const MINUTE = 60_000;

/**
 * Keeps clients that don't read from holding on to a server for good. One that reads slowly is left
 * alone, however long it takes, and so is one that waits for its answer.
 */
export function limitConnections(
	server: Server,
	{ maxConnections, sendTimeout }: ConnectionLimits,
	log: Pick<Logger, 'warn'>
): void {
	server.maxConnections = maxConnections;
	server.on(
		'drop',
		onceAMinute(() => log.warn({ maxConnections }, 'connections are refused'))
	);
	const sockets = new Map<Socket, Progress>();
	server.on('connection', (socket) => {
		sockets.set(socket, NOTHING_WAITS);
		socket.once('close', () => sockets.delete(socket));
	});
	const look = () => {
		for (const [socket, before] of sockets) {
			const now = progressOf(socket);
			if (now !== NOTHING_WAITS && now === before) letGo(socket);
			else sockets.set(socket, now);
		}
	};
	const looking = setInterval(look, sendTimeout).unref();
	server.once('close', () => clearInterval(looking));
	server.prependListener('request', (_, response: ServerResponse) => {
		response.on('pipe', (source: Readable) => endTogether(source, response));
	});
}

/** Bytes that have gone out to a client; null: none wait to. */
type Progress = number | null;
const NOTHING_WAITS = null;

/** A socket's own timeout would start anew with each byte that the client sends. */
function progressOf(socket: Socket): Progress {
	const waiting = socket.writableLength;
	return waiting > 0 ? socket.bytesWritten - waiting : NOTHING_WAITS;
}

/** Closes a connection, and leaves what waits for it to nobody: the system would keep it for minutes. */
function letGo(socket: Socket): void {
	// Only TCP can be reset, not a socket in the file system (SOCKET_PATH).
	if (socket.remoteAddress === undefined) socket.destroy();
	else socket.resetAndDestroy();
}

function onceAMinute(tell: () => void): () => void {
	let told = -Infinity;
	return () => {
		const now = performance.now();
		if (now - told < MINUTE) return;
		told = now;
		tell();
	};
}

/**
 * A pipe alone leaves the file of each download that was broken off open, and a file that can't be
 * read, because the site was built anew meanwhile, would end the process.
 */
function endTogether(source: Readable, response: ServerResponse): void {
	response.once('close', () => source.destroy());
	source.on('error', () => response.destroy());
}
