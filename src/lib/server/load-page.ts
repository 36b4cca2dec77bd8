import { error, type RequestEvent } from '@sveltejs/kit';
import { isUnavailable } from './unavailable.ts';

/**
 * What a page shows. While the database is away, a page answers 503. One that answers a sent form is
 * there all the same, for its form has what was typed and why it wasn't taken: it shows null.
 */
export async function loadPage<T>(
	{ request }: Pick<RequestEvent, 'request'>,
	load: () => T | Promise<T>
): Promise<T | null> {
	try {
		return await load();
	} catch (reason) {
		if (!isUnavailable(reason)) throw reason;
		if (request.method !== 'POST') error(503);
		return null;
	}
}
