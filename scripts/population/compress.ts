import { brotliCompressSync, constants } from 'node:zlib';

/** Brotli as small as it gets: every browser of the access map loads the bytes. Takes seconds. */
export function compress(bytes: Uint8Array): Uint8Array {
	return brotliCompressSync(bytes, {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
			[constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
			[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
		}
	});
}
