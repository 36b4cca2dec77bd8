import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseRange } from './range.ts';

/** Where `npm run build` and a copy of its output keep the archive, from the working directory. */
const FOLDERS = ['static/basemap', 'build/client/basemap', 'client/basemap'];
const FOREVER = 'public, max-age=31536000, immutable';

/**
 * Address of the basemap this server holds, with its version in it, so that browsers keep it for
 * good. `null` when none was built: the map then shows markers on a plain background.
 */
export function basemapPath(folders = FOLDERS): string | null {
	const folder = folders.find((path) => existsSync(join(path, 'basemap.json')));
	if (!folder) return null;
	const { version } = JSON.parse(readFileSync(join(folder, 'basemap.json'), 'utf8')) as {
		version: string;
	};
	return `/basemap/us.${version}.pmtiles`;
}

/**
 * Answers a request for the basemap, whole or in part. The static file server is not used for it,
 * because it misreads suffix ranges, knows no `If-Range` and lets nothing be cached for good.
 *
 * @param file last part of the path; anything but the current version is 404
 */
export function serveBasemap(request: Request, file: string, folders = FOLDERS): Response {
	const archive = folders.map((path) => join(path, 'us.pmtiles')).find((path) => existsSync(path));
	if (!archive || basemapPath(folders) !== `/basemap/${file}`)
		return new Response('No such basemap.\n', { status: 404 });

	const { size } = statSync(archive);
	const etag = `"${file}"`;
	const headers = new Headers({
		'accept-ranges': 'bytes',
		'cache-control': FOREVER,
		'content-type': 'application/vnd.pmtiles',
		etag
	});
	if (request.headers.get('if-none-match')?.includes(etag))
		return new Response(null, { status: 304, headers });

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
