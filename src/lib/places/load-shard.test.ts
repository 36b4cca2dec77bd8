import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { PlacesUnavailable, fetchShards } from './load-shard.ts';
import { fileShards } from './load-shard.server.ts';

describe('fetchShards', () => {
	it('asks for each shard once, below the base path', async () => {
		const fetch = vi.fn(async () => new Response('text'));
		const load = fetchShards('/base', fetch);
		expect(await load('zips/04')).toBe('text');
		expect(await load('zips/04')).toBe('text');
		expect(fetch.mock.calls).toEqual([['/base/places/zips/04.txt']]);
	});

	it('takes a missing shard for an empty one', async () => {
		const load = fetchShards('', async () => new Response('', { status: 404 }));
		expect(await load('towns/xq')).toBeNull();
	});

	it('says so when the network fails, and tries again the next time', async () => {
		const fetch = vi
			.fn<typeof globalThis.fetch>()
			.mockRejectedValueOnce(new TypeError('Failed to fetch'))
			.mockResolvedValueOnce(new Response('', { status: 500 }))
			.mockResolvedValueOnce(new Response('text'));
		const load = fetchShards('', fetch);
		await expect(load('zips/04')).rejects.toThrow(PlacesUnavailable);
		await expect(load('zips/04')).rejects.toThrow(PlacesUnavailable);
		expect(await load('zips/04')).toBe('text');
	});
});

describe('fileShards', () => {
	it('reads shards from a directory, and nothing outside it', async () => {
		const directory = await mkdtemp(join(tmpdir(), 'places-'));
		try {
			await mkdir(join(directory, 'zips'));
			await writeFile(join(directory, 'zips/04.txt'), 'text');
			await writeFile(join(directory, 'secret.txt'), 'secret');
			const load = fileShards(directory);
			expect(await load('zips/04')).toBe('text');
			expect(await load('zips/05')).toBeNull();
			expect(await load('zips/../secret')).toBeNull();
		} finally {
			await rm(directory, { recursive: true });
		}
	});
});
