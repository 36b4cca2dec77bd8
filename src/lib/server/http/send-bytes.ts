import { rangeAnswer, requestedRange, type RangeRequest } from './byte-range.ts';

/** Bytes that are handed to a connection at a time: as many as Node's sockets keep waiting. */
const PIECE = 64 * 1024;

/**
 * Answers a request with bytes that many are sent, or with the part of them that it asks for. They
 * are neither copied nor kept for a client: one that doesn't read costs the server one piece.
 *
 * @param bytes as they are sent: compressed, when `content-encoding` says so
 * @param headers of the whole; an `etag` among them must be strong
 */
export function sendBytes(
	request: RangeRequest,
	bytes: Uint8Array<ArrayBuffer>,
	headers: Readonly<Record<string, string>>
): Response {
	const validators = 'etag' in headers ? [headers.etag] : [];
	const range = requestedRange(request, bytes.length, validators);
	const { status, headers: about, part } = rangeAnswer(range, bytes.length);
	if (!part) return new Response(null, { status, headers: about });
	const isHead = request.method === 'HEAD';
	const body = isHead ? null : inPieces(bytes.subarray(part.start, part.end + 1));
	return new Response(body, { status, headers: { ...headers, ...about } });
}

/**
 * A stream of views of bytes, each made when the one before it has gone out. A Response that is given
 * the bytes themselves would copy them, and hand all of them to the connection at once.
 */
export function inPieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
	let at = 0;
	return new ReadableStream(
		{
			pull(controller) {
				if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += PIECE)));
				if (at >= bytes.length) controller.close();
			}
		},
		// Nothing is made before it is asked for.
		{ highWaterMark: 0 }
	);
}
