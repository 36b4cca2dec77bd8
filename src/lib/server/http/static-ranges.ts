import { createReadStream, type ReadStream } from 'node:fs';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { builtPath } from './built-files.ts';
import { rangeAnswer, requestedRange, type RangeRequest } from './byte-range.ts';

type WriteHead = (status: number, headers?: OutgoingHttpHeaders) => ServerResponse;

/**
 * Answers ranges of static files. These are sent by sirv, within adapter-node, which reads ranges
 * wrongly: `bytes=5-2` got a length of −2, `bytes=-5` the first bytes. So sirv is not shown the range,
 * and goes on to find the file and to say what it is; which bytes of it are sent is decided here.
 *
 * @param isStatic whether sirv has a file for a path; what other paths lead to reads ranges itself
 */
export function answerStaticRange(
	request: IncomingMessage,
	response: ServerResponse,
	isStatic: (path: string) => boolean = isBuilt
): void {
	const { range, 'if-range': condition } = request.headers;
	if (range === undefined || !isStatic(pathOf(request))) return;
	delete request.headers.range;
	const headers = new Headers({ range });
	if (condition !== undefined) headers.set('if-range', String(condition));
	const asked = { method: request.method ?? '', headers };
	const writeHead = response.writeHead.bind(response) as WriteHead;
	response.writeHead = ((status, headers) => {
		if (status !== 200 || !headers) return writeHead(status, headers);
		return sendPart(response, asked, headers, writeHead);
	}) as WriteHead as typeof response.writeHead;
}

/** Writes the head of an answer to a range, and has the right bytes follow. */
function sendPart(
	response: ServerResponse,
	asked: RangeRequest,
	headers: OutgoingHttpHeaders,
	writeHead: WriteHead
): ServerResponse {
	const whole = Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
	);
	const size = Number(whole['content-length']);
	// The tags are weak, which a range may not go by. A file changes only when the site is built anew.
	const range = requestedRange(asked, size, [String(whole['last-modified'])]);
	const { status, headers: about, part } = rangeAnswer(range, size);
	if (status !== 200) {
		response.once('pipe', (source: ReadStream) => {
			source.unpipe(response);
			source.destroy();
			if (part) createReadStream(source.path, part).pipe(response);
			else response.end();
		});
	}
	return writeHead(status, part ? { ...whole, ...about } : about);
}

const isBuilt = (path: string): boolean => builtPath(path) !== null;

/** The path that a request names, decoded as sirv does. */
function pathOf({ url = '' }: IncomingMessage): string {
	const [path] = url.split('?', 1);
	try {
		return decodeURI(path);
	} catch {
		return path;
	}
}
