import { acceptedEncoding, CompressedBytes } from './compressed-bytes.ts';

/** Somebody waits for it, so it must be quick. */
const QUALITY = 5;

/** How many texts are kept, in each encoding that was asked for. */
const KEPT = 20;

/** The longest unasked first. */
const kept = new Map<string, CompressedBytes>();

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
	if (knows(request.headers.get('if-none-match'), etag)) {
		return new Response(null, { status: 304, headers: all });
	}
	const bytes = await textOf(tag, make).in(encoding);
	const body = { ...all, 'content-length': String(bytes.length) };
	if (encoding === 'identity') return new Response(bytes, { headers: body });
	return new Response(bytes, { headers: { ...body, 'content-encoding': encoding } });
}

/** Whether an If-None-Match header names a tag (RFC 9110, 13.1.2: compared weakly). */
function knows(header: string | null, etag: string): boolean {
	const tags = (header ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
	return tags.includes(etag);
}

function textOf(tag: string, make: () => string): CompressedBytes {
	const text = kept.get(tag) ?? new CompressedBytes(make, QUALITY);
	kept.delete(tag);
	kept.set(tag, text);
	for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
	return text;
}
