import { COMPRESSIONS, CompressedBytes } from '#lib/server/http/compressed-bytes.ts';
import { encodeColumns } from '#lib/clinics/columns/compact.ts';
import { published, type Published } from './published.server.ts';

/** A file that browsers fetch once for each version of the directory. */
interface DirectoryFile {
	type: string;
	bytes: CompressedBytes;
}

/** Every browser fetches these, and they are compressed ahead: it may take a second. */
const QUALITY = 10;

type DirectoryFiles = ReadonlyMap<string, DirectoryFile>;

const known = new WeakMap<Published, DirectoryFiles>();

/** The files of a version of the directory, by name. Each is made when it is first asked for. */
export function directoryFiles(it: Published): DirectoryFiles {
	const made = known.get(it);
	if (made) return made;
	const { directory, texts } = it;
	const files = new Map([
		['columns.bin', file('application/octet-stream', () => encodeColumns(directory.columns))],
		['treatment-texts.json', file('application/json', () => JSON.stringify(texts.treatments))],
		['referral-texts.json', file('application/json', () => JSON.stringify(texts.referrals))]
	]);
	known.set(it, files);
	return files;
}

/**
 * Compresses all files of the published directory ahead, so that the first visitor needn't wait a
 * second for it. Leaves off when another is published meanwhile, or the server closes.
 */
export async function prepareFiles(closing: AbortSignal): Promise<void> {
	const it = published();
	for (const { bytes } of directoryFiles(it).values()) {
		for (const encoding of COMPRESSIONS) {
			if (closing.aborted || it !== published()) return;
			await bytes.in(encoding);
		}
	}
}

function file(type: string, make: () => Uint8Array | string): DirectoryFile {
	return { type, bytes: new CompressedBytes(make, QUALITY) };
}
