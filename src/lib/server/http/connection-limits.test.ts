import { createReadStream, mkdtempSync, rmSync, type ReadStream } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { limitConnections, type ConnectionLimits } from './connection-limits.ts';
import { inPieces } from './send-bytes.ts';

/** More than the kernel keeps for a client that doesn't read. */
const LARGE = Buffer.alloc(64 * 1024 * 1024, 'ketamine ');

const SOON = { timeout: 30_000 };

/** Serves on this machine, until the test has finished. */
async function serve(
	answer: RequestListener,
	limits: Partial<ConnectionLimits> = {},
	place: { host: string; port: number } | { path: string } = { host: '127.0.0.1', port: 0 }
) {
	const warn = vi.fn();
	const server = createServer(answer);
	limitConnections(server, { maxConnections: 10, sendTimeout: 300, ...limits }, { warn });
	await new Promise<void>((resolve) => server.listen(place, resolve));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	/** A client that asks, and reads nothing before it is told to. */
	const open = (paths: readonly string[] = ['/']): Socket => {
		const socket = connect({ ...place, port }).pause();
		onTestFinished(() => void socket.destroy());
		socket.on('error', () => undefined);
		for (const path of paths) socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
		return socket;
	};
	const clients = () =>
		new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
	const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
	return { warn, open, clients, ask };
}

describe('a client that does not read', () => {
	it.each<[string, number, RequestListener]>([
		['is let go of', 1, (_, response) => response.end(LARGE)],
		[
			'is let go of when its answer took longer than it may take to read it',
			1,
			(_, response) => setTimeout(() => response.end(LARGE), 600)
		],
		['is let go of when it sent many requests ahead', 50, (_, response) => response.end(LARGE)]
	])('%s', async (_, requests, answer) => {
		const over = vi.fn();
		const { open, clients } = await serve((asked, response) => {
			response.on('close', over);
			answer(asked, response);
		});
		const socket = open(Array.from({ length: requests }, () => '/'));
		const goOnSending = setInterval(() => socket.write('\r\n'), 50);
		await vi.waitFor(() => expect(over).toHaveBeenCalled(), SOON);
		clearInterval(goOnSending);
		await vi.waitFor(async () => expect(await clients()).toBe(0), SOON);
	});
});

it('a client that does not read a socket in the file system is let go of too', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-socket-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const path = join(folder, 'site.sock');
	const { open, clients } = await serve((_, response) => response.end(LARGE), {}, { path });
	open();
	await vi.waitFor(async () => expect(await clients()).toBe(1), SOON);
	await vi.waitFor(async () => expect(await clients()).toBe(0), SOON);
});

describe('a client that waits for its answer', () => {
	it('gets it, however long it takes', async () => {
		const late: RequestListener = (_, response) => setTimeout(() => response.end('late'), 1000);
		const { ask } = await serve(late, { sendTimeout: 100 });
		expect(await ask('/')).toBe('late');
	});

	it('gets several after one another on one connection', async () => {
		const { open } = await serve((asked, response) => response.end(`<${asked.url}>`));
		const socket = open(['/a', '/b', '/c']);
		socket.end();
		expect((await text(socket)).match(/<.*?>/g)).toEqual(['</a>', '</b>', '</c>']);
	});
});

it('a client that reads little by little stays when one that reads nothing has to go', async () => {
	const left = vi.fn<(url: string | undefined) => void>();
	const { open } = await serve(
		(asked, response) => {
			response.on('close', () => left(asked.url));
			// As the site does: each piece when the one before it has gone out.
			Readable.from(inPieces(LARGE), { highWaterMark: 1 }).pipe(response);
		},
		{ sendTimeout: 2000 }
	);
	const [reader] = [open(['/reader']), open(['/other'])];
	let read = 0;
	while (left.mock.calls.length === 0) {
		const part: unknown = reader.read(Math.min(reader.readableLength, 512 * 1024));
		if (part instanceof Buffer) read += part.length;
		await new Promise((next) => setTimeout(next, 20));
	}
	expect(left.mock.calls).toEqual([['/other']]);
	reader.on('data', (part: Buffer) => (read += part.length)).resume();
	await vi.waitFor(() => expect(read).toBeGreaterThan(LARGE.length), SOON);
});

describe('a server', () => {
	it('closes the files of downloads that were broken off', async () => {
		const sources: ReadStream[] = [];
		const { open } = await serve((_, response) => {
			sources.push(createReadStream('package-lock.json', { highWaterMark: 1024 }));
			response.write(LARGE);
			sources[0].pipe(response);
		});
		open();
		await vi.waitFor(() => expect(sources[0]?.closed).toBe(true), SOON);
	});

	it('survives a file that is gone by now', async () => {
		const { ask } = await serve((asked, response) => {
			if (asked.url === '/here') return response.end('here');
			response.writeHead(200, { 'content-length': 10 });
			createReadStream('no-such-file').pipe(response);
		});
		await expect(ask('/gone')).rejects.toThrow();
		expect(await ask('/here')).toBe('here');
	});

	it('refuses more connections than it may have, says so once, and has room again later', async () => {
		const { ask, warn, open } = await serve((_, response) => response.end('fine'), {
			maxConnections: 3
		});
		const kept = [open([]), open([]), open([])];
		await Promise.all(kept.map((it) => new Promise<void>((done) => it.on('connect', done))));
		const refused = [open([]), open([])];
		await Promise.all(
			refused.map((it) => new Promise<void>((done) => it.resume().on('close', () => done())))
		);
		expect(warn).toHaveBeenCalledOnce();
		for (const socket of kept) socket.destroy();
		await vi.waitFor(async () => expect(await ask('/')).toBe('fine'), SOON);
	});
});
