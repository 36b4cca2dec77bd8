import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPieces, sendBytes } from './send-bytes.ts';

const BYTES = Uint8Array.from({ length: 200_000 }, (_, i) => i % 251);
const HEADERS = { 'content-type': 'text/plain', 'content-encoding': 'br', etag: '"v1-br"' };

const ask = (headers: Record<string, string> = {}, method = 'GET') =>
	sendBytes(new Request('http://localhost/', { method, headers }), BYTES, HEADERS);
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe('bytes in pieces', () => {
	it('are views of the bytes that are shared, each made when it is asked for', async () => {
		const reader = inPieces(BYTES).getReader();
		const first = await reader.read();
		expect(first.value?.buffer).toBe(BYTES.buffer);
		expect(first.value?.length).toBeLessThanOrEqual(64 * 1024);
		// Who shares them still has them: they were not handed over.
		expect(BYTES.length).toBe(200_000);
		await reader.cancel();
	});

	it('are all of them, in order', () =>
		fc.assert(
			fc.asyncProperty(fc.nat({ max: 200_000 }), async (length) => {
				const bytes = BYTES.subarray(0, length);
				const read = await new Response(inPieces(bytes)).bytes();
				expect(Buffer.compare(read, bytes)).toBe(0);
			}),
			{ numRuns: 20, examples: [[0], [1], [64 * 1024], [64 * 1024 + 1]] }
		));
});

describe('an answer of bytes that many are sent', () => {
	it('is whole, and says how long it is and that it has parts', async () => {
		const response = ask();
		expect(response.status).toBe(200);
		expect(Object.fromEntries(response.headers)).toEqual({
			...HEADERS,
			'accept-ranges': 'bytes',
			'content-length': '200000'
		});
		expect(await bytesOf(response)).toEqual(BYTES);
	});

	it('is the part that is asked for', async () => {
		const response = ask({ range: 'bytes=100000-', 'if-range': '"v1-br"' });
		expect(response.status).toBe(206);
		expect(response.headers.get('content-range')).toBe('bytes 100000-199999/200000');
		expect(response.headers.get('content-encoding')).toBe('br');
		expect(await bytesOf(response)).toEqual(BYTES.subarray(100_000));
	});

	it('is whole when another version is there by now', () => {
		expect(ask({ range: 'bytes=100000-', 'if-range': '"v0-br"' }).status).toBe(200);
	});

	it('is nothing when there are no such bytes', async () => {
		const response = ask({ range: 'bytes=200000-' });
		expect(response.status).toBe(416);
		expect(response.headers.get('content-range')).toBe('bytes */200000');
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(response.headers.get('content-encoding')).toBeNull();
		expect(await bytesOf(response)).toHaveLength(0);
	});

	it('has no body for HEAD, and says the same of it', async () => {
		const response = ask({ range: 'bytes=0-1' }, 'HEAD');
		expect(response.status).toBe(200);
		expect(response.headers.get('content-length')).toBe('200000');
		expect(await bytesOf(response)).toHaveLength(0);
	});
});
