import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { builtPath } from '#lib/server/http/built-files.ts';
import { knowsTag } from '#lib/server/http/knows-tag.ts';
import { parseRange } from './range.ts';

const FOREVER = 'public, max-age=31536000, immutable';

/** The archive that this server holds. */
export interface BasemapFile {
	/** With its version in it, so that browsers keep it for good: "us.4f6c….pmtiles". */
	file: string;
	/** Where it is on the disk. */
	archive: string;
	/** Bytes. */
	size: number;
}

let own: BasemapFile | null = null;

/** The basemap that was built, opened once; null when there is none. */
function ownBasemap(): BasemapFile | null {
	const manifest = own ? null : builtPath('basemap/basemap.json');
	if (manifest) own = basemapIn(dirname(manifest));
	return own;
}

/** The archive in a folder, with the version that its manifest names; null when there is none. */
export function basemapIn(folder: string): BasemapFile | null {
	const [manifest, archive] = ['basemap.json', 'us.pmtiles'].map((name) => join(folder, name));
	if (!existsSync(manifest) || !existsSync(archive)) return null;
	const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
	return { file: `us.${version}.pmtiles`, archive, size: statSync(archive).size };
}

/**
 * Address of the basemap this server holds. `null` when none was built: the map then shows markers
 * on a plain background.
 */
export function basemapPath(basemap = ownBasemap()): string | null {
	return basemap && `/basemap/${basemap.file}`;
}

/**
 * Answers a request for the basemap, whole or in part. The static file server is not used for it,
 * because it misreads suffix ranges, knows no `If-Range` and lets nothing be cached for good.
 *
 * @param file last part of the path; anything but the current version is 404
 */
export function serveBasemap(request: Request, file: string, basemap = ownBasemap()): Response {
	if (basemap?.file !== file) return new Response('No such basemap.\n', { status: 404 });

	const { archive, size } = basemap;
	const etag = `"${file}"`;
	const headers = new Headers({
		'accept-ranges': 'bytes',
		'cache-control': FOREVER,
		'content-type': 'application/vnd.pmtiles',
		etag
	});
	if (knowsTag(request, etag)) return new Response(null, { status: 304, headers });

	const condition = request.headers.get('if-range');
	const asked = condition && condition !== etag ? null : request.headers.get('range');
	const range = parseRange(asked, size);
	if (range.kind === 'unsatisfiable') {
		headers.set('content-range', `bytes */${size}`);
		headers.set('cache-control', 'no-store');
		return new Response(null, { status: 416, headers });
	}
	const [start, end] = range.kind === 'part' ? [range.start, range.end] : [0, size - 1];
	if (range.kind === 'part') headers.set('content-range', `bytes ${start}-${end}/${size}`);
	headers.set('content-length', String(end - start + 1));
	const body =
		request.method === 'HEAD'
			? null
			: (Readable.toWeb(createReadStream(archive, { start, end })) as ReadableStream);
	return new Response(body, { status: range.kind === 'part' ? 206 : 200, headers });
}
