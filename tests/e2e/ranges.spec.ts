import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { largeAnswers } from '../support/large-answers.ts';

/** Asks with these headers and no others, which fetch would change. */
async function get(address: string, headers: Record<string, string>, method = 'GET') {
	const answer = await new Promise<IncomingMessage>((resolve, reject) => {
		request(address, { method, headers, agent: false }, resolve).on('error', reject).end();
	});
	return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
}

/** Ranges of a file, and where in it they start and end (`Buffer.subarray`). */
const PARTS: [range: string, start: number, end?: number][] = [
	['bytes=0-4', 0, 5],
	['bytes=0-0', 0, 1],
	['bytes=-5', -5],
	['bytes=1000-', 1000],
	['bytes=1000-99999999', 1000]
];

/** What is answered with all of a file. */
const NO_PARTS = ['bytes=5-2', 'bytes=99999999-2', 'bytes=0-1,5-6', 'items=0-1', 'bytes=a-b'];

test('every file and every large answer gives the bytes that are asked for', async ({
	baseURL
}) => {
	test.slow();
	const origin = baseURL ?? '';
	for (const path of [
		'/icon-192.png',
		'/places/towns/large.txt',
		...(await largeAnswers(origin))
	]) {
		for (const encoding of ['identity', 'gzip, br']) {
			const ask = (headers: Record<string, string>, method?: string) =>
				get(origin + path, { 'accept-encoding': encoding, ...headers }, method);
			const told = `${path} ${encoding}`;
			const whole = await ask({});
			const { length } = whole.body;
			expect(whole.headers['content-length'], told).toBe(String(length));

			for (const [range, start, end] of PARTS) {
				const part = await ask({ range });
				const body = whole.body.subarray(start, end);
				expect(part.status, `${told} ${range}`).toBe(206);
				expect(part.body.equals(body), `${told} ${range}`).toBe(true);
				expect(part.headers['content-length'], `${told} ${range}`).toBe(String(body.length));
				const at = start < 0 ? length + start : start;
				expect(part.headers['content-range'], `${told} ${range}`).toBe(
					`bytes ${at}-${at + body.length - 1}/${length}`
				);
				expect(part.headers['content-encoding']).toBe(whole.headers['content-encoding']);
			}
			for (const range of NO_PARTS) {
				const { status, body } = await ask({ range });
				expect([status, body.length], `${told} ${range}`).toEqual([200, length]);
			}
			for (const range of ['bytes=99999999-', 'bytes=-0']) {
				const { status, headers, body } = await ask({ range });
				expect([status, body.length], `${told} ${range}`).toEqual([416, 0]);
				expect(headers['content-range'], `${told} ${range}`).toBe(`bytes */${length}`);
			}

			const { etag, 'last-modified': changed } = whole.headers;
			const known = etag?.startsWith('W/') ? changed : etag;
			const since = async (condition: string) =>
				(await ask({ range: 'bytes=0-4', 'if-range': condition })).status;
			expect(await since('"another"'), told).toBe(200);
			if (known) expect(await since(known), told).toBe(206);
			const head = await ask({ range: 'bytes=0-4' }, 'HEAD');
			expect([head.status, head.headers['content-length'], head.body.length], told).toEqual([
				200,
				String(length),
				0
			]);
			if (!etag) continue;
			const again = await ask({ 'if-none-match': etag, range: 'bytes=0-4' });
			expect([again.status, again.body.length], told).toEqual([304, 0]);
		}
	}
});

test('a page has no ranges', async ({ baseURL }) => {
	const { status } = await get(`${baseURL}/treatment`, { range: 'bytes=0-4' });
	expect(status).toBe(200);
});
