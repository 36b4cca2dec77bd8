import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { CompressedBytes, type Encoding } from '#lib/server/http/compressed-bytes.ts';
import type { Areas } from './areas.ts';
import { decodePopulation } from './population.ts';

/** The tracts, compressed, from the working directory: see `data/README.md`. */
export const POPULATION_FILE = 'data/population/tracts.bin.br';

/** Where people live, for the server to compute with and to hand out. */
export interface Population {
	areas: Areas;
	/** First 16 hex digits of the SHA-256 of the bytes: an address with it is good for ever. */
	version: string;
	/** How many bytes `decodePopulation` reads: those of the encoding `identity`. */
	length: number;
	/** The bytes in an encoding. Brotli is the file as it is. */
	in(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>;
}

/** Of gzip, which few take who don't take brotli: the first to ask waits for it. */
const QUALITY = 5;

let known: Population | undefined;

/**
 * The population of the census tracts: read when it is first asked for, in some hundredths of a
 * second, and kept.
 *
 * @throws Error when the file can't be read
 */
export function population(): Population {
	return (known ??= readPopulation(POPULATION_FILE));
}

/**
 * Reads a file of tracts.
 *
 * @throws Error that names the file and what is wrong with it
 */
export function readPopulation(file: string): Population {
	const compressed = readBytes(file);
	try {
		const plain = brotliDecompressSync(compressed);
		const others = new CompressedBytes(() => plain, QUALITY);
		return {
			areas: decodePopulation(plain),
			version: createHash('sha256').update(plain).digest('hex').slice(0, 16),
			length: plain.length,
			in: async (encoding) => (encoding === 'br' ? compressed : others.in(encoding))
		};
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new Error(`The census tracts in ${file} can't be used: ${reason}`, { cause });
	}
}

function readBytes(file: string): Uint8Array<ArrayBuffer> {
	try {
		return new Uint8Array(readFileSync(file));
	} catch (cause) {
		throw new Error(
			`The census tracts in ${file} can't be read. Start from the project's folder.`,
			{
				cause
			}
		);
	}
}
