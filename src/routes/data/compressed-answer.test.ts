import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CompressedAnswer } from './compressed-answer.server.ts';

const TEXT = 'ketamine '.repeat(500);

function ask(headers: Record<string, string>) {
	const download = new CompressedAnswer({ 'content-type': 'text/plain' });
	return download.answer(new Request('http://localhost/', { headers }), 'v1', () => TEXT);
}

async function bytesOf(response: Response) {
	return new Uint8Array(await response.arrayBuffer());
}

describe('an answer that is compressed once', () => {
	it('comes in the best encoding that the browser takes', async () => {
		const brotli = await ask({ 'accept-encoding': 'gzip, deflate, br' });
		expect(brotli.headers.get('content-encoding')).toBe('br');
		expect(brotliDecompressSync(await bytesOf(brotli)).toString()).toBe(TEXT);
		const gzip = await ask({ 'accept-encoding': 'gzip, br;q=0' });
		expect(gzip.headers.get('content-encoding')).toBe('gzip');
		expect(gunzipSync(await bytesOf(gzip)).toString()).toBe(TEXT);
		const any = await ask({ 'accept-encoding': '*' });
		expect(any.headers.get('content-encoding')).toBe('br');
	});

	it('comes as it is when nothing else is taken', async () => {
		const plain = await ask({ 'accept-encoding': 'identity' });
		expect(plain.headers.has('content-encoding')).toBe(false);
		expect(plain.headers.get('vary')).toBe('accept-encoding');
		expect(await plain.text()).toBe(TEXT);
	});

	it('is not sent again to a browser that has it', async () => {
		const first = await ask({ 'accept-encoding': 'br' });
		const again = await ask({
			'accept-encoding': 'br',
			'if-none-match': first.headers.get('etag') ?? ''
		});
		expect(again.status).toBe(304);
		expect(await again.text()).toBe('');
	});

	it('is made anew for a new version only', async () => {
		const download = new CompressedAnswer({});
		const request = new Request('http://localhost/', { headers: { 'accept-encoding': 'gzip' } });
		let made = 0;
		const make = () => `text ${++made}`;
		await download.answer(request, 'v1', make);
		await download.answer(request, 'v1', make);
		expect(made).toBe(1);
		const newer = await download.answer(request, 'v2', make);
		expect(gunzipSync(await bytesOf(newer)).toString()).toBe('text 2');
	});
});
