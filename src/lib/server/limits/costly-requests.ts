import type { Handle } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { addressOf, secondsToWaitHere } from './rate-limit.ts';

/** What is reckoned anew for each question: a sixth of a second in which nobody else is served. */
const RECKONED: ReadonlySet<string | null> = new Set(['/access', '/access/map.svg', '/api/access']);

/**
 * Lets one network ask so many questions a minute of what takes long to answer. The page itself, asked
 * without a question, is answered once for all.
 */
export const limitCostlyRequests: Handle = async ({ event, resolve }) => {
	if (!RECKONED.has(event.route.id) || event.url.search === '') return resolve(event);
	const wait = await secondsToWaitHere('reckoning', addressOf(event));
	if (wait === 0) return resolve(event);
	const headers = { 'retry-after': String(wait), 'cache-control': 'no-store' };
	const detail = m.access_too_many({ seconds: wait });
	if (event.route.id !== '/api/access') {
		return new Response(detail, {
			status: 429,
			headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }
		});
	}
	return Response.json(
		{ type: 'about:blank', title: 'Too Many Requests', status: 429, detail, errors: [] },
		{
			status: 429,
			headers: {
				...headers,
				'content-type': 'application/problem+json',
				'access-control-allow-origin': '*'
			}
		}
	);
};
