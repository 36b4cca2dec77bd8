import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodePopulation } from '#lib/access/people/population.ts';
import { population } from '#lib/access/people/population.server.ts';
import { GET } from './+server.ts';

type Event = Parameters<typeof GET>[0];

const ask = (accept?: string, version = population().version) =>
	GET({
		params: { version },
		request: new Request('https://example.org/', {
			headers: accept ? { 'accept-encoding': accept } : {}
		})
	} as Event);

describe('the file of the census tracts', () => {
	it('is kept for good, and tells how long it will be', async () => {
		const response = await ask('gzip, deflate, br');
		expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
		expect(response.headers.get('content-encoding')).toBe('br');
		expect(response.headers.get('vary')).toBe('accept-encoding');
		const bytes = brotliDecompressSync(await response.arrayBuffer());
		expect(response.headers.get('x-length')).toBe(String(bytes.length));
		expect(decodePopulation(new Uint8Array(bytes))).toEqual(population().areas);
	});

	it('takes no more than 600 kB', async () => {
		const response = await ask('br');
		const { byteLength } = await response.arrayBuffer();
		expect(byteLength).toBeLessThanOrEqual(600_000);
		expect(response.headers.get('content-length')).toBe(String(byteLength));
	});

	it('comes otherwise to those who take no brotli', async () => {
		const plain = await ask();
		expect(plain.headers.get('content-encoding')).toBeNull();
		const zipped = await ask('gzip');
		expect(zipped.headers.get('content-encoding')).toBe('gzip');
		const bytes = gunzipSync(await zipped.arrayBuffer());
		expect(bytes.equals(Buffer.from(await plain.arrayBuffer()))).toBe(true);
	});

	it('is not found under another version, and the answer names the current one', async () => {
		const response = await ask('br', '0123456789abcdef');
		expect(response.status).toBe(404);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(response.headers.get('cache-control')).toBe('no-cache');
		expect(await response.json()).toMatchObject({ status: 404, version: population().version });
	});
});
