import type { RequestHandler } from './$types.js';

/** For what restarts servers: this process lives and answers, whatever it needs may be away. */
export const GET: RequestHandler = () =>
	Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
