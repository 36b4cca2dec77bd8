import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { partOfDirectory } from '../support/part-of-directory.ts';
import { startServer } from '../support/server.ts';

/** What a server starts from that need not have every clinic. */
const FEW = { DIRECTORY_FILE: partOfDirectory() };

/** Whether anybody listens on a port of this machine. */
function isTaken(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => resolve(Boolean(socket.end())));
		socket.on('error', () => resolve(false));
	});
}

/** Sends a path as it is, which browsers and fetch would tidy. */
function statusOf(port: number, path: string, method = 'GET'): Promise<number | undefined> {
	return new Promise((resolve, reject) => {
		request({ port, path, method, host: '127.0.0.1' }, (response) => {
			response.resume().on('end', () => resolve(response.statusCode));
		})
			.on('error', reject)
			.end();
	});
}

test.describe('the server', () => {
	// Each server fills a database of its own, which takes seconds on a busy machine.
	test.setTimeout(120_000);

	test('names itself by its port, ends at once and leaves the port when npm start is told to', async () => {
		const server = await startServer(FEW, ['npm', 'start']);
		// A connection that is kept open must not keep the server.
		const home = await fetch(`http://127.0.0.1:${server.port}/`);
		expect(home.status).toBe(200);
		expect(await home.text()).toContain(`http://localhost:${server.port}/es`);
		server.terminate();
		expect(await server.ended).toBe(0);
		expect(await isTaken(server.port)).toBe(false);
	});

	test('says in words that its port is taken', async () => {
		const other = createServer();
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
		const address = other.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		const server = await startServer({ ...FEW, PORT: String(port) });
		expect(await server.ended).toBe(1);
		expect(server.printed()).toMatch(/^Port \d+ is taken\..*PORT=/m);
		other.close();
	});

	for (const [name, value] of [
		['BASEMAP_URL', 'tiles.example.org'],
		['PORT', 'eighty'],
		['ORIGIN', 'example.org']
	]) {
		test(`does not start with a wrong ${name}, and names it in one line`, async () => {
			const server = await startServer({ [name]: value });
			expect(await server.ended).toBe(1);
			expect(server.printed()).toMatch(new RegExp(`^${name} must .*\\n$`));
		});
	}

	test('does not start with a directory it cannot read, and names the file', async () => {
		for (const file of ['nowhere.geojson', 'package.json']) {
			const server = await startServer({ DIRECTORY_FILE: file });
			expect(await server.ended).toBe(1);
			expect(server.printed()).toMatch(new RegExp(`^The directory ${file} can't be`));
			expect(server.printed()).not.toContain('    at ');
		}
	});

	test('says which database it opened, and whether it filled it', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'within-reach-opened-'));
		const DATABASE_URL = join(folder, 'mine.sqlite');
		for (const [level, told] of [
			[
				'warn',
				/^The database \S+\/mine\.sqlite was empty, and is filled with \d+ clinics from data/
			],
			['info', /^Opened the database \S+\/mine\.sqlite, which holds \d+ clinics\.$/]
		] as const) {
			const server = await startServer({ DATABASE_URL });
			server.terminate();
			expect(await server.ended).toBe(0);
			const lines = server.printed().split('\n');
			const logged = lines.filter((it) => it.startsWith('{')).map((it) => JSON.parse(it));
			const opened = logged.filter(({ msg }) => String(msg).includes('mine.sqlite'));
			expect(opened).toEqual([
				expect.objectContaining({ level, msg: expect.stringMatching(told) })
			]);
		}
		rmSync(folder, { recursive: true });
	});

	test('does not start with a database it cannot open, and says which in one line', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'within-reach-opened-'));
		const empty = join(folder, 'empty.sqlite');
		writeFileSync(empty, '');
		for (const [url, told] of [
			[empty, 'is an empty file (0 bytes)'],
			[join(folder, 'mistyped/mine.sqlite'), 'make the folder first'],
			['postgres://someone:secret@127.0.0.1:1/clinics', '127.0.0.1:1/clinics'],
			['package.json', 'package.json'],
			['mysql://localhost/clinics', 'DATABASE_URL']
		]) {
			const server = await startServer({ DATABASE_URL: url });
			expect(await server.ended).toBe(1);
			expect(server.printed().trimEnd().split('\n')).toEqual([expect.stringContaining(told)]);
			expect(server.printed()).not.toContain('secret');
		}
		expect(readdirSync(folder)).toEqual(['empty.sqlite']);
		rmSync(folder, { recursive: true });
	});

	test('says that it lives, and that it is ready', async ({ request }) => {
		for (const path of ['/health', '/ready']) {
			const response = await request.get(path);
			expect(response.status()).toBe(200);
			expect(response.headers()['cache-control']).toBe('no-store');
			expect(await response.json()).toEqual({ status: 'ok' });
		}
	});

	test('names itself by ORIGIN, and lets the map read the operator’s basemap', async () => {
		const server = await startServer({
			...FEW,
			ORIGIN: 'https://clinics.example.org',
			BASEMAP_URL: 'https://tiles.example.org/us.pmtiles'
		});
		const page = await fetch(`http://127.0.0.1:${server.port}/`);
		expect(await page.text()).toContain('https://clinics.example.org/es');
		expect(page.headers.get('strict-transport-security')).toMatch(/max-age/);
		expect(page.headers.get('content-security-policy')).toContain(
			"connect-src 'self' https://tiles.example.org;"
		);
		server.terminate();
		expect(await server.ended).toBe(0);
	});

	test('lets nobody send a form within three seconds, unless told otherwise', async () => {
		// As an operator has it who sets nothing: other tests let forms be sent at once.
		const server = await startServer({ FASTEST_FORM: '' });
		const origin = `http://localhost:${server.port}`;
		const page = await (await fetch(`${origin}/sign-in`)).text();
		const token = /name="form_token" value="([^"]+)"/.exec(page)?.[1] ?? '';
		const send = () =>
			fetch(`${origin}/sign-in`, {
				method: 'POST',
				redirect: 'manual',
				headers: { origin, accept: 'text/html' },
				body: new URLSearchParams({ form_token: token, email: 'someone@example.org' })
			});
		const early = await send();
		expect(early.status).toBe(400);
		const answer = await early.text();
		expect(answer).toContain('faster than people usually are');
		expect(answer).toContain('value="someone@example.org"');
		expect(answer).toContain(`value="${token}"`);
		await new Promise((resolve) => setTimeout(resolve, 3000));
		expect((await send()).status).toBe(303);
		server.terminate();
		await server.ended;
	});

	test('answers odd requests without failing', async ({ baseURL }) => {
		const port = Number(new URL(baseURL ?? '').port);
		const paths = [
			...['//', '//es', '//example.org/..', '/es//', '/fr', '/%', '/%E0%A4%A', '/es/%ff', '/%00'],
			...['/?near=%', '/?%E0=%FF', '/es?near=%ZZ', '/;', '/\\x', '*', '/__data.json', '/basemap/%'],
			...['/..%2f..%2fetc/passwd', `/${'a'.repeat(7000)}`, `/?${'near=1&'.repeat(500)}`]
		];
		for (const path of paths) {
			expect(await statusOf(port, path), path.slice(0, 60)).toBeLessThan(500);
		}
		// PostgreSQL can't be asked for what holds a NUL.
		for (const path of ['/%00', '/clinics/a%00', '/?near=%00', '/es/confirm?clinic=a%00&key=x']) {
			expect(await statusOf(port, path), path).toBe(400);
		}
		for (const method of ['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE']) {
			expect(await statusOf(port, '/', method), method).toBeLessThan(500);
		}
	});
});

// Static files are sent by adapter-node before any hook runs, and lack these headers.
test.describe('every page', () => {
	// A worker that is kept out would be a complaint of its own.
	test.use({ serviceWorkers: 'allow' });

	test('keeps the address to itself and other sites out', async ({ request: ask }) => {
		for (const path of ['/', '/es', '/treatment', '/nowhere']) {
			const headers = (await ask.get(path)).headers();
			expect(headers['referrer-policy'], path).toBe('same-origin');
			expect(headers['x-content-type-options'], path).toBe('nosniff');
			expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
			expect(headers['permissions-policy'], path).toMatch(/^geolocation=\(self\)/);
			expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
			expect(headers['strict-transport-security'], path).toBeUndefined();
		}
	});

	test('with a place in its address is kept by nobody', async ({ request: ask }) => {
		const headers = (await ask.get('/?near=60601')).headers();
		expect(headers['cache-control']).toBe('private, no-store');
	});
});

test.describe('every page, with its service worker,', () => {
	test.use({ serviceWorkers: 'allow' });

	test('asks nothing of the browser that it does not know', async ({ page }) => {
		const complaints: string[] = [];
		page.on('console', (message) => {
			if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
		});
		await page.goto('/treatment');
		expect(complaints).toEqual([]);
	});
});
