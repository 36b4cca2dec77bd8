import type { Handle } from '@sveltejs/kit';

/** Methods that change nothing. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request comes from a page of ours, as far as a browser says: nothing else can say it
 * with somebody's cookies.
 *
 * @param origin ours
 */
export function isFromHere({ method, headers }: Request, origin: string): boolean {
	if (SAFE.has(method)) return true;
	return headers.get('origin') === origin || headers.get('sec-fetch-site') === 'same-origin';
}

/**
 * Refuses what another site makes a browser send. Kit looks at forms alone; this looks at whatever
 * may change something, JSON included.
 */
export const guard: Handle = ({ event, resolve }) => {
	if (isFromHere(event.request, event.url.origin)) return resolve(event);
	return new Response('This was not sent from a page of this site.', { status: 403 });
};
