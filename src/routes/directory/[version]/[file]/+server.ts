import { directoryFiles } from '#lib/clinics/published/directory-files.server.ts';
import { published, publishedVersion } from '#lib/clinics/published/published.server.ts';
import { acceptedEncoding } from '#lib/server/http/compressed-bytes.ts';
import { problemAnswer } from '#lib/server/http/problem-answer.ts';
import { sendBytes } from '#lib/server/http/send-bytes.ts';
import type { RequestHandler } from './$types.js';

/**
 * The files of one version of the directory, the published one or one shortly before it. Their
 * address changes with them: keep them for good.
 */
export const GET: RequestHandler = async ({ params, request }) => {
	const directory = publishedVersion(params.version);
	const file = directory && directoryFiles(directory).get(params.file);
	if (!file) {
		const title = directory ? 'No such file' : 'Another version of the directory is published';
		const problem = { title, status: 404, version: published().version };
		return problemAnswer(problem, { 'cache-control': 'no-cache' });
	}
	const encoding = acceptedEncoding(request.headers.get('accept-encoding'));
	const bytes = await file.bytes.in(encoding);
	return sendBytes(request, bytes, {
		'content-type': file.type,
		'cache-control': 'public, max-age=31536000, immutable',
		vary: 'accept-encoding',
		...(encoding !== 'identity' && { 'content-encoding': encoding })
	});
};
