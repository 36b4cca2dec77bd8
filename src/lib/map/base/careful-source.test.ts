import { FetchSource } from 'pmtiles';
import { describe, expect, it, vi } from 'vitest';
import { carefulSource } from './careful-source.ts';

/** A source whose reads give so many bytes, one after the other. */
function sourceOf(...lengths: number[]) {
	const source = new FetchSource('https://example.org/us.pmtiles');
	const reloads: boolean[] = [];
	const getBytes = vi.spyOn(source, 'getBytes').mockImplementation(async () => {
		reloads.push(source.mustReload);
		return { data: new ArrayBuffer(lengths.shift() ?? 0) };
	});
	return { careful: carefulSource(source), getBytes, reloads };
}

describe('a part of an archive', () => {
	it('is read once while two want it, and again later', async () => {
		const { careful, getBytes } = sourceOf(20, 20, 30);
		const [one, other] = await Promise.all([careful.getBytes(5, 20), careful.getBytes(5, 20)]);
		expect(one).toBe(other);
		expect(getBytes).toHaveBeenCalledTimes(1);
		await careful.getBytes(5, 20);
		await careful.getBytes(5, 30);
		expect(getBytes).toHaveBeenCalledTimes(3);
	});

	it('that came short is read past the cache', async () => {
		const { careful, reloads } = sourceOf(6, 20);
		expect((await careful.getBytes(5, 20)).data.byteLength).toBe(20);
		expect(reloads).toEqual([false, true]);
	});

	it('that comes short twice is an error, and may be asked for once more', async () => {
		const { careful } = sourceOf(6, 6, 20);
		await expect(careful.getBytes(5, 20)).rejects.toThrow('from 5 came short of 20');
		expect((await careful.getBytes(5, 20)).data.byteLength).toBe(20);
	});

	it('may be short at the start, since an archive may be', async () => {
		const { careful, getBytes } = sourceOf(100);
		expect((await careful.getBytes(0, 16_384)).data.byteLength).toBe(100);
		expect(getBytes).toHaveBeenCalledTimes(1);
	});
});
