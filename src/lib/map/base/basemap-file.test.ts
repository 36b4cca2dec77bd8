import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { basemapPath, basemapIn, serveBasemap, type BasemapFile } from './basemap-file.server.ts';

const BYTES = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256));
const FILE = 'us.abc123.pmtiles';
let folder: string;
let basemap: BasemapFile | null;

beforeAll(() => {
	folder = join(mkdtempSync(join(tmpdir(), 'basemap-')), 'basemap');
	mkdirSync(folder);
	writeFileSync(join(folder, 'us.pmtiles'), BYTES);
	writeFileSync(join(folder, 'basemap.json'), JSON.stringify({ version: 'abc123' }));
	basemap = basemapIn(folder);
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

const ask = (headers: Record<string, string> = {}, method = 'GET', file = FILE) =>
	serveBasemap(new Request('http://localhost/', { method, headers }), file, basemap);
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('the address carries the version, and there is none before a build', () => {
	expect(basemapPath(basemap)).toBe(`/basemap/${FILE}`);
	expect(basemapIn(join(folder, 'missing'))).toBeNull();
	expect(basemapPath(null)).toBeNull();
	expect(serveBasemap(new Request('http://localhost/'), FILE, null).status).toBe(404);
});

test('the manifest is read once, however many ranges are asked for', async () => {
	rmSync(join(folder, 'basemap.json'));
	expect(await bytesOf(ask({ range: 'bytes=0-1' }))).toEqual(BYTES.subarray(0, 2));
});

test('a range is answered with exactly those bytes', async () => {
	const response = ask({ range: 'bytes=10-19' });
	expect(response.status).toBe(206);
	expect(response.headers.get('content-range')).toBe('bytes 10-19/1000');
	expect(response.headers.get('content-length')).toBe('10');
	expect(response.headers.get('cache-control')).toContain('immutable');
	expect(await bytesOf(response)).toEqual(BYTES.subarray(10, 20));
});

test('a suffix range is answered with the last bytes', async () => {
	expect(await bytesOf(ask({ range: 'bytes=-7' }))).toEqual(BYTES.subarray(-7));
});

test('without a range the whole file comes', async () => {
	const response = ask();
	expect(response.status).toBe(200);
	expect(response.headers.get('accept-ranges')).toBe('bytes');
	expect(await bytesOf(response)).toEqual(BYTES);
});

test('HEAD gives the same headers and no body', async () => {
	const response = ask({}, 'HEAD');
	expect(response.headers.get('content-length')).toBe('1000');
	expect(await bytesOf(response)).toHaveLength(0);
});

test('a range past the end is 416 and tells the size', () => {
	const response = ask({ range: 'bytes=1000-1001' });
	expect(response.status).toBe(416);
	expect(response.headers.get('content-range')).toBe('bytes */1000');
});

test('the tag answers If-None-Match with 304, and a stale If-Range with the whole file', () => {
	const etag = ask().headers.get('etag') ?? '';
	expect(ask({ 'if-none-match': etag }).status).toBe(304);
	expect(ask({ range: 'bytes=0-1', 'if-range': etag }).status).toBe(206);
	expect(ask({ range: 'bytes=0-1', 'if-range': '"older"' }).status).toBe(200);
});

test.each(['us.old.pmtiles', 'us.pmtiles', '../us.pmtiles', 'basemap.json'])(
	'%s is not found',
	(file) => expect(ask({}, 'GET', file).status).toBe(404)
);
