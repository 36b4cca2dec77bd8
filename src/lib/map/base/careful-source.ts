import type { FetchSource, RangeResponse, Source } from 'pmtiles';

/**
 * Reads parts of an archive: each once while it is on its way, though two layers want it; and whole.
 * Chromium's cache has given the start of a part, as if it were all of it, where the same part was asked
 * for twice at a time. The cache is then asked no more.
 *
 * @throws when a part comes short even without the cache
 */
export function carefulSource(source: FetchSource): Source {
	const onTheWay = new Map<string, Promise<RangeResponse>>();
	return {
		getKey: () => source.getKey(),
		// A layer that no longer wants a part must not take it from the other: no signal is passed on.
		getBytes(offset, length, _signal, etag) {
			const part = `${offset}+${length}`;
			let read = onTheWay.get(part);
			if (!read) {
				read = readWhole(source, offset, length, etag).finally(() => onTheWay.delete(part));
				onTheWay.set(part, read);
			}
			return read;
		}
	};
}

async function readWhole(source: FetchSource, offset: number, length: number, etag?: string) {
	// The first read is of as much as an archive's start may be: a small archive is shorter.
	const isWhole = ({ data }: RangeResponse) => offset === 0 || data.byteLength >= length;
	const first = await source.getBytes(offset, length, undefined, etag);
	if (isWhole(first)) return first;
	source.mustReload = true;
	const again = await source.getBytes(offset, length, undefined, etag);
	if (isWhole(again)) return again;
	throw new Error(`The basemap's bytes from ${offset} came short of ${length}.`);
}
