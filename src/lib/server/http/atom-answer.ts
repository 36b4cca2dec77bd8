import { knowsTag } from './knows-tag.ts';

/**
 * Answers a request for an Atom feed: 304 when the reader has this version of it.
 *
 * @param version names the content: no quotes or spaces
 * @param make the feed; called when it is needed
 */
export async function atomAnswer(
	request: Request,
	version: string,
	make: () => Promise<string>
): Promise<Response> {
	const etag = `"${version}"`;
	// Readers ask again each time, and mostly hear that nothing changed.
	const headers = { etag, 'cache-control': 'public, no-cache' };
	if (knowsTag(request, etag)) return new Response(null, { status: 304, headers });
	return new Response(await make(), {
		headers: { ...headers, 'content-type': 'application/atom+xml; charset=utf-8' }
	});
}
