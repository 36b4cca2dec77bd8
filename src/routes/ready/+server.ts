import { isPublished } from '#lib/clinics/published/published.server.ts';
import { whatIsMissing } from '#lib/server/http/ready.ts';
import type { RequestHandler } from './$types.js';

/** For a load balancer: this one can read the directory and take what is sent. */
export const GET: RequestHandler = async ({ locals }) => {
	const reason = await whatIsMissing(locals.services.database, isPublished());
	const body = reason ? { status: 'unavailable', reason } : { status: 'ok' };
	return Response.json(body, {
		status: reason ? 503 : 200,
		headers: { 'cache-control': 'no-store' }
	});
};
