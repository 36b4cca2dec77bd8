import { published } from '#lib/clinics/published/published.server.ts';
import type { RequestHandler } from './$types';

/** What the service worker keeps of the directory, so that a search works offline. */
export const GET: RequestHandler = () => {
	const base = `/directory/${published().version}`;
	return Response.json([`${base}/columns.bin`, `${base}/treatment-texts.json`], {
		headers: { 'cache-control': 'no-cache' }
	});
};
