import type { Handle } from '@sveltejs/kit';

/** No page of ours has an action of this name. */
const UNKNOWN = '?/-';

/**
 * Whether Kit fails over the action that an address names. It takes for one whatever every object has,
 * such as `constructor`, and keeps two words for itself: `default`, and `remote` for remote functions,
 * of which we have none.
 */
function isImpossible({ searchParams }: URL): boolean {
	const name = [...searchParams.keys()].find((it) => it.startsWith('/'))?.slice(1) ?? '';
	return name in Object.prototype || name === 'default' || searchParams.has('/remote');
}

/**
 * Has a form that is sent to no action of its page answered like any page that isn't there: by Kit, with
 * 404 and no error in the log.
 */
export const refuseUnknownActions: Handle = ({ event, resolve }) => {
	if (event.isRemoteRequest) return new Response('Not found', { status: 404 });
	const { method, headers } = event.request;
	const { url } = event;
	if (method !== 'POST' || !isImpossible(url)) return resolve(event);
	url.search = UNKNOWN;
	event.request = new Request(url, { method, headers });
	return resolve(event);
};
