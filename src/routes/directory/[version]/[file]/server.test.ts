import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { decodeColumns } from '#lib/clinics/columns/compact.ts';
import { published } from '#lib/clinics/published/published.server.ts';
import { infusionClinic, referralPlace } from '../../../../../tests/support/sample-clinics.ts';
import { publishClinics, publishCommitted } from '../../../../../tests/support/published.ts';
import { GET } from './+server.ts';

// Compressing well takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

type Event = Parameters<typeof GET>[0];

const committed = await publishCommitted();

const ask = (file: string, accept?: string, version = published().version) =>
	GET({
		params: { version, file },
		request: new Request('https://example.org/', {
			headers: accept ? { 'accept-encoding': accept } : {}
		})
	} as Event);

describe('the files of a directory', () => {
	it('are kept for good, since their address changes with them', async () => {
		const response = await ask('columns.bin', 'gzip, deflate, br');
		expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
		expect(response.headers.get('content-encoding')).toBe('br');
		expect(response.headers.get('vary')).toBe('accept-encoding');
		const bytes = brotliDecompressSync(await response.arrayBuffer());
		expect(decodeColumns(new Uint8Array(bytes))).toEqual(published().directory.columns);
	});

	it('hold the texts of both parts', async () => {
		const { texts } = published();
		const plain = await ask('treatment-texts.json');
		expect(plain.headers.get('content-encoding')).toBeNull();
		expect(await plain.json()).toEqual(texts.treatments);
		const zipped = await ask('referral-texts.json', 'gzip');
		const text = gunzipSync(await zipped.arrayBuffer()).toString();
		expect(JSON.parse(text)).toEqual(texts.referrals);
	});

	it('are not found under another version, and the answer names the current one', async () => {
		const response = await ask('columns.bin', 'br', '0123456789abcdef');
		expect(response.status).toBe(404);
		expect(response.headers.get('cache-control')).toBe('no-cache');
		expect(await response.json()).toMatchObject({ status: 404, version: published().version });
	});

	it('stay a while after a change, for pages from before it', async () => {
		const changed = await publishClinics([infusionClinic, referralPlace]);
		const before = await ask('treatment-texts.json', undefined, committed.version);
		expect(await before.json()).toEqual(committed.texts.treatments);
		const now = await ask('treatment-texts.json', undefined, changed.version);
		expect(await now.json()).toEqual(changed.texts.treatments);
		for (const name of ['A', 'B', 'C']) await publishClinics([{ ...infusionClinic, name }]);
		expect((await ask('treatment-texts.json', undefined, changed.version)).status).toBe(404);
		await publishCommitted();
	});

	it('are not found under another name', async () => {
		expect((await ask('constructor')).status).toBe(404);
	});

	it('keep the columns of ten thousand clinics within 70 kB', async () => {
		const { columns } = published().directory;
		const response = await ask('columns.bin', 'br');
		const bytes = (await response.arrayBuffer()).byteLength;
		expect((bytes / columns.count) * 10_000).toBeLessThanOrEqual(70_000);
	});
});
