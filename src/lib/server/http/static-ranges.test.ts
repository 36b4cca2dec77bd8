import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerStaticRange } from './static-ranges.ts';

const BYTES = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256));
const CHANGED = 'Wed, 21 Oct 2015 07:28:00 GMT';

const folder = mkdtempSync(join(tmpdir(), 'within-reach-static-'));
const file = join(folder, 'icon.png');

/** The range that the file server was shown for the last request. */
let shown: string | undefined;

/** Sends a file as sirv does, when nothing but the whole is asked for. */
const server = createServer((asked, response) => {
	answerStaticRange(asked, response, (path) => path === '/icon.png' || path === '/é.png');
	shown = asked.headers.range;
	if (asked.headers['if-none-match'] === 'W/"1000-7"') {
		response.writeHead(304).end();
		return;
	}
	response.setHeader('cache-control', 'public,max-age=31536000,immutable');
	response.writeHead(200, {
		'Content-Length': BYTES.length,
		'Content-Type': 'image/png',
		'Last-Modified': CHANGED,
		ETag: 'W/"1000-7"'
	});
	createReadStream(file, {}).pipe(response);
});

let port: number;
beforeAll(async () => {
	writeFileSync(file, BYTES);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
	await new Promise((resolve) => server.close(resolve));
	rmSync(folder, { recursive: true });
});

async function ask(headers: OutgoingHttpHeaders, { method = 'GET', path = '/icon.png' } = {}) {
	const answer = await new Promise<IncomingMessage>((resolve, reject) => {
		request({ port, path, method, headers, host: '127.0.0.1', agent: false }, resolve)
			.on('error', reject)
			.end();
	});
	return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
}

describe('a range of a static file', () => {
	it.each([
		['bytes=0-4', 0, 4],
		['bytes=0-0', 0, 0],
		['bytes=-5', 995, 999],
		['bytes=10-', 10, 999],
		['bytes=990-5000', 990, 999]
	])('%s is sent', async (range, start, end) => {
		const { status, headers, body } = await ask({ range });
		expect(status).toBe(206);
		expect(headers).toMatchObject({
			'content-range': `bytes ${start}-${end}/1000`,
			'content-length': String(end - start + 1),
			'content-type': 'image/png',
			'accept-ranges': 'bytes'
		});
		expect(body).toEqual(BYTES.subarray(start, end + 1));
	});

	it.each(['bytes=5-2', 'bytes=0-1,5-6', 'items=0-1', 'bytes=a-b', 'bytes=2000-3'])(
		'is none in %s: the whole is sent',
		async (range) => {
			const { status, headers, body } = await ask({ range });
			expect(status).toBe(200);
			expect(headers['content-range']).toBeUndefined();
			expect(headers['content-length']).toBe('1000');
			expect(body).toEqual(BYTES);
		}
	);

	it('past the end is 416, tells the size, and is kept by nobody', async () => {
		const { status, headers, body } = await ask({ range: 'bytes=1000-' });
		expect(status).toBe(416);
		expect(headers).toMatchObject({
			'content-range': 'bytes */1000',
			'content-length': '0',
			'cache-control': 'no-store'
		});
		expect(headers['content-type']).toBeUndefined();
		expect(body).toHaveLength(0);
	});

	it('is sent when If-Range names the day of the file, and else the whole', async () => {
		const range = 'bytes=0-4';
		expect((await ask({ range, 'if-range': CHANGED })).status).toBe(206);
		// A weak tag may not vouch for a range.
		for (const other of ['W/"1000-7"', '"1000-7"', 'Wed, 21 Oct 2015 07:28:01 GMT'])
			expect((await ask({ range, 'if-range': other })).status, other).toBe(200);
	});

	it('is not sent for HEAD, nor when the browser has the file', async () => {
		const head = await ask({ range: 'bytes=0-4' }, { method: 'HEAD' });
		expect([head.status, head.headers['content-length']]).toEqual([200, '1000']);
		const known = await ask({ range: 'bytes=0-4', 'if-none-match': 'W/"1000-7"' });
		expect([known.status, known.body.length]).toEqual([304, 0]);
	});

	it('is known by a path with accents and a query too', async () => {
		for (const path of ['/%C3%A9.png', '/icon.png?v=1'])
			expect((await ask({ range: 'bytes=0-4' }, { path })).status, path).toBe(206);
	});
});

it('leaves the range of what is no static file alone, and odd paths too', async () => {
	for (const path of ['/basemap/us.1.pmtiles', '/%', '/%E0%A4%A']) {
		expect((await ask({ range: 'bytes=-5' }, { path })).status, path).toBe(200);
		expect(shown).toBe('bytes=-5');
	}
	await ask({ range: 'bytes=-5' });
	expect(shown).toBeUndefined();
});
