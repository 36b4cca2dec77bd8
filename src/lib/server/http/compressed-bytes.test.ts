import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { acceptedEncoding, CompressedBytes } from './compressed-bytes.ts';

const TEXT = 'ketamina, así '.repeat(200);

describe('compressed bytes', () => {
	it('hold a text in each encoding', async () => {
		const bytes = new CompressedBytes(() => TEXT, 5);
		expect(Buffer.from(await bytes.in('identity')).toString()).toBe(TEXT);
		expect(gunzipSync(await bytes.in('gzip')).toString()).toBe(TEXT);
		expect(brotliDecompressSync(await bytes.in('br')).toString()).toBe(TEXT);
	});

	it('are made once, and compressed once for each encoding', async () => {
		let made = 0;
		const bytes = new CompressedBytes(() => new Uint8Array([++made]), 5);
		expect(await bytes.in('br')).toBe(await bytes.in('br'));
		await bytes.in('gzip');
		expect([...(await bytes.in('identity'))]).toEqual([1]);
		expect(made).toBe(1);
	});

	it('are tried again after a failure', async () => {
		let tries = 0;
		const bytes = new CompressedBytes(() => {
			if (++tries === 1) throw new Error('no memory');
			return TEXT;
		}, 5);
		await expect(bytes.in('gzip')).rejects.toThrow('no memory');
		expect(gunzipSync(await bytes.in('gzip')).toString()).toBe(TEXT);
	});
});

describe('the encoding of an answer', () => {
	it.each([
		[null, 'identity'],
		['', 'identity'],
		['br', 'br'],
		['gzip;q=1.0, br;q=0.8', 'br'],
		['gzip, br;q=0', 'gzip'],
		['gzip , br ; q=0.000', 'gzip'],
		['br;level=3;q=0, gzip', 'gzip'],
		['BR', 'br'],
		['*', 'br'],
		['br;q=0, *', 'gzip'],
		['identity', 'identity'],
		['*;q=0', 'identity'],
		['br;q=, gzip;q=x', 'identity'],
		[`${' '.repeat(10_000)};q=1`, 'identity']
	])('for "%s" is %s', (header, encoding) => expect(acceptedEncoding(header)).toBe(encoding));
});
