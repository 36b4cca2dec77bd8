import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtPath } from '#lib/server/http/built-files.ts';
import { knowsTag } from '#lib/server/http/knows-tag.ts';
import { sendBytes } from '#lib/server/http/send-bytes.ts';

const FOREVER = 'public, max-age=31536000, immutable';

/** The archive that this server holds. */
export interface BasemapFile {
	/** With its version in it, so that browsers keep it for good: "us.4f6c….pmtiles". */
	file: string;
	/** Some megabytes, which every map asks for in small ranges. */
	bytes: Uint8Array<ArrayBuffer>;
}

let own: BasemapFile | null = null;

/** The basemap that was built, read once; null when there is none. */
function serverBasemap(): BasemapFile | null {
	const manifest = own ? null : builtPath('basemap/basemap.json');
	if (manifest) own = basemapIn(dirname(manifest));
	return own;
}

/** The archive in a folder, with the version that its manifest names; null when there is none. */
export function basemapIn(folder: string): BasemapFile | null {
	const [manifest, archive] = ['basemap.json', 'us.pmtiles'].map((name) => join(folder, name));
	if (!existsSync(manifest) || !existsSync(archive)) return null;
	const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
	return { file: `us.${version}.pmtiles`, bytes: readFileSync(archive) };
}

/**
 * Address of the basemap this server holds. `null` when none was built: the map then shows markers
 * on a plain background.
 */
export function basemapPath(basemap = serverBasemap()): string | null {
	return basemap && `/basemap/${basemap.file}`;
}

/**
 * Answers a request for the basemap, whole or in part. The static file server is not used for it,
 * because it lets nothing be cached for good.
 *
 * @param file last part of the path; anything but the current version is 404
 */
export function serveBasemap(request: Request, file: string, basemap = serverBasemap()): Response {
	if (basemap?.file !== file) return new Response('No such basemap.\n', { status: 404 });

	const etag = `"${file}"`;
	const headers = { 'cache-control': FOREVER, 'content-type': 'application/vnd.pmtiles', etag };
	if (knowsTag(request, etag)) return new Response(null, { status: 304, headers });
	return sendBytes(request, basemap.bytes, headers);
}
