import { population } from '#lib/access/people/population.server.ts';
import { acceptedEncoding } from '#lib/server/http/compressed-bytes.ts';
import { problemAnswer } from '#lib/server/http/problem-answer.ts';
import { sendBytes } from '#lib/server/http/send-bytes.ts';
import type { RequestHandler } from './$types.js';

/** The census tracts' file. Its address changes with it: keep it for good. */
export const GET: RequestHandler = async ({ params, request }) => {
	const { version, length, in: bytesIn } = population();
	if (params.version !== version) {
		const problem = { title: 'Another version of the tracts is in use', status: 404, version };
		return problemAnswer(problem, { 'cache-control': 'no-cache' });
	}
	const encoding = acceptedEncoding(request.headers.get('accept-encoding'));
	const bytes = await bytesIn(encoding);
	return sendBytes(request, bytes, {
		'content-type': 'application/octet-stream',
		// What a browser will have read in the end: only so can it say how far it is.
		'x-length': String(length),
		'cache-control': 'public, max-age=31536000, immutable',
		vary: 'accept-encoding',
		...(encoding !== 'identity' && { 'content-encoding': encoding })
	});
};
