import { RecentlyUsed } from '#lib/format/recently-used.ts';
import { acceptedEncoding, CompressedBytes } from './compressed-bytes.ts';
import { knowsTag } from './knows-tag.ts';
import { sendBytes } from './send-bytes.ts';

/** Somebody waits for it, so it must be quick. */
const QUALITY = 5;

/** How many texts are kept, in each encoding that was asked for. */
const KEPT = 20;

const kept = new RecentlyUsed<CompressedBytes>(KEPT);

/**
 * Answers a request for a text that is the same for everyone who asks the same: 304 when the browser
 * has it, else the text in the best encoding that the browser takes.
 *
 * @param tag names the content: no quotes or spaces
 * @param make the text; called when it isn't kept
 * @param headers of every answer
 */
export async function taggedAnswer(
	request: Request,
	tag: string,
	make: () => string,
	headers: Readonly<Record<string, string>>
): Promise<Response> {
	const encoding = acceptedEncoding(request.headers.get('accept-encoding'));
	const etag = encoding === 'identity' ? `"${tag}"` : `"${tag}-${encoding}"`;
	const all = { ...headers, etag, vary: 'accept-encoding' };
	if (knowsTag(request, etag)) return new Response(null, { status: 304, headers: all });
	const bytes = await kept.get(tag, () => new CompressedBytes(make, QUALITY)).in(encoding);
	if (encoding === 'identity') return sendBytes(request, bytes, all);
	return sendBytes(request, bytes, { ...all, 'content-encoding': encoding });
}
