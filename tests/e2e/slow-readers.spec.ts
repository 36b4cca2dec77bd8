import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { largeAnswers } from '../support/large-answers.ts';
import { residentMemory } from '../support/resident-memory.ts';
import { startServer, type TestServer } from '../support/server.ts';

const CLIENTS = 200;

/** More than the system itself keeps for a client. */
const LARGEST = '/data/clinics.geojson';

/**
 * Megabytes that as many clients who don't read may cost, and that there may be more of afterwards. A
 * socket, a request and two pieces of 64 kB for each are 40; the rest is what was sent before and is
 * not collected yet. A copy for each would be 1,600 of the largest answer, and 250 of the third.
 */
const MOST = 150;

test.describe('clients that do not read', () => {
	test.setTimeout(240_000);
	let server: TestServer;
	let origin: string;
	let sockets: Socket[] = [];

	test.beforeAll(async () => {
		const settings = { SEND_TIMEOUT: '5', MAX_CONNECTIONS: '220', LOG_LEVEL: 'warn' };
		server = await startServer(settings);
		origin = `http://127.0.0.1:${server.port}`;
	});
	test.afterEach(leave);
	test.afterAll(async () => {
		server.terminate();
		await server.ended;
	});

	/** A connection that nothing is read from before it is told to; it asks for a path, if for any. */
	async function open(path?: string): Promise<Socket> {
		const socket = connect(server.port, '127.0.0.1').pause();
		sockets.push(socket);
		await new Promise<void>((resolve) =>
			socket.on('connect', resolve).on('error', () => resolve())
		);
		// No encoding, so that the answer is as large as it can be.
		if (path) socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
		return socket;
	}

	function leave(): void {
		for (const socket of sockets) socket.destroy();
		sockets = [];
	}

	/** Waits until the server has let go of a client: what that one sends then is refused. */
	async function untilLetGo(socket: Socket): Promise<void> {
		const { promise: isClosed, resolve } = Promise.withResolvers<void>();
		socket.on('close', () => resolve());
		const sending = setInterval(() => socket.write('\r\n'), 100);
		await isClosed;
		clearInterval(sending);
	}

	/** The most memory that the server holds more than `before`, in megabytes, within a while. */
	async function mostGrown(before: number): Promise<number> {
		let most = 0;
		for (let i = 0; i < 15; i++) {
			most = Math.max(most, residentMemory(server.pid) - before);
			await pause(100);
		}
		return Math.round(most);
	}

	test('cost no memory and keep nobody waiting', async () => {
		for (const path of await largeAnswers(origin)) {
			// What is made once for all is there before it is measured.
			const answer = await fetch(origin + path, { headers: { 'accept-encoding': 'identity' } });
			const { length } = await answer.bytes();
			expect(length, path).toBeGreaterThan(100_000);

			const before = residentMemory(server.pid);
			await Promise.all(Array.from({ length: CLIENTS }, () => open(path)));
			expect((await fetch(`${origin}/api/search?near=60601`)).status).toBe(200);
			const most = await mostGrown(before);
			expect(most, `more memory for ${path}`).toBeLessThan(MOST);
			leave();
		}
	});

	test('are let go of, one that reads slowly is not', async () => {
		const before = residentMemory(server.pid);
		const reader = await open(LARGEST);
		let read = 0;
		const reading = setInterval(() => {
			const part: unknown = reader.read(Math.min(reader.readableLength, 128 * 1024));
			if (part instanceof Buffer) read += part.length;
		}, 50);
		const others = await Promise.all(Array.from({ length: CLIENTS }, () => open(LARGEST)));
		await Promise.all(others.map(untilLetGo));
		clearInterval(reading);
		const { length } = await (await fetch(origin + LARGEST)).bytes();
		reader.on('data', (part: Buffer) => (read += part.length)).resume();
		await expect.poll(() => read, { timeout: 30_000 }).toBeGreaterThan(length);
		expect(await mostGrown(before)).toBeLessThan(MOST);
	});

	test('take no more connections than there may be, and leave room when they go', async () => {
		const idle = await Promise.all(Array.from({ length: 240 }, () => open()));
		await expect.poll(() => idle.filter((it) => it.resume().closed).length).toBeGreaterThan(0);
		await expect.poll(server.printed).toContain('"maxConnections":220');
		leave();
		await expect.poll(() => fetch(`${origin}/health`).then((it) => it.status)).toBe(200);
	});
});
