import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { encodeColumns } from './compact.ts';
import type { Published } from './published.server.ts';

const ENCODINGS = ['br', 'gzip'] as const;
/** How a file is compressed on its way. */
export type Encoding = (typeof ENCODINGS)[number] | 'identity';

/** A file that browsers fetch once for each version of the directory. */
export interface DirectoryFile {
	type: string;
	/** Its bytes, compressed; the work is done once. */
	bytes(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>;
}

export type DirectoryFiles = ReadonlyMap<string, DirectoryFile>;

const known = new WeakMap<Published, DirectoryFiles>();

/** The files of a published directory, by name. Each is made when it is first asked for. */
export function directoryFiles(published: Published): DirectoryFiles {
	const made = known.get(published);
	if (made) return made;
	const { directory, texts } = published;
	const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
	const files = new Map([
		['columns.bin', file('application/octet-stream', () => encodeColumns(directory.columns))],
		['treatment-texts.json', file('application/json', () => json(texts.treatments))],
		['referral-texts.json', file('application/json', () => json(texts.referrals))]
	]);
	known.set(published, files);
	return files;
}

/** Compresses all files ahead, so that the first visitor needn't wait a second for it. */
export async function prepareFiles(published: Published): Promise<void> {
	for (const file of directoryFiles(published).values()) {
		for (const encoding of ENCODINGS) await file.bytes(encoding);
	}
}

function file(type: string, make: () => Uint8Array): DirectoryFile {
	const made = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
	const bytes = (encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> => {
		const before = made.get(encoding);
		if (before) return before;
		const now =
			encoding === 'identity'
				? Promise.resolve(new Uint8Array(make()))
				: bytes('identity').then((plain) => compress(plain, encoding));
		made.set(encoding, now);
		return now;
	};
	return { type, bytes };
}

async function compress(
	plain: Uint8Array,
	encoding: Exclude<Encoding, 'identity'>
): Promise<Uint8Array<ArrayBuffer>> {
	if (encoding === 'gzip') return new Uint8Array(await promisify(gzip)(plain, { level: 9 }));
	// Quality 11 takes more than twice as long for one or two per cent.
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: 10,
		[constants.BROTLI_PARAM_SIZE_HINT]: plain.length
	};
	return new Uint8Array(await promisify(brotliCompress)(plain, { params }));
}

/** The best encoding that an Accept-Encoding header allows (RFC 9110, 12.5.3). */
export function acceptedEncoding(header: string | null): Encoding {
	const weights = new Map(
		(header ?? '').split(',').map((part): [string, number] => {
			const [name, ...parameters] = part.toLowerCase().split(';');
			const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
			return [name.trim(), weight === undefined ? 1 : Number(weight)];
		})
	);
	const accepts = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
	return ENCODINGS.find(accepts) ?? 'identity';
}
