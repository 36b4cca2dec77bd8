import { error, isHttpError, type RequestEvent } from '@sveltejs/kit';
import { SignedOut } from '#lib/accounts/guards.server.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';

/**
 * What a page shows. While the database is away, a page answers 503. One that answers a sent form is
 * there all the same, whether its sender was signed out or what it is about is gone: its form has
 * what was typed and why it wasn't taken. It shows null.
 *
 * @param unavailable what a page says that answers 503, where the usual words don't fit
 */
export async function loadPage<T>(
	{ request }: Pick<RequestEvent, 'request'>,
	load: () => T | Promise<T>,
	unavailable?: () => string
): Promise<T | null> {
	try {
		return await load();
	} catch (reason) {
		const isAway = isUnavailable(reason);
		if (isAway && request.method !== 'POST') error(503, unavailable?.());
		const isGone = reason instanceof SignedOut || isHttpError(reason, 404);
		if (isAway || (isGone && request.method === 'POST')) return null;
		throw reason;
	}
}
