import type { Handle } from '@sveltejs/kit';
import { isPrivate } from './private-pages.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { SESSION_COOKIE } from './auth.server.ts';
import { readSession } from './sessions.server.ts';

/**
 * Finds out who is signed in, where a page asks and a session's cookie was sent. All other pages are
 * the same for everybody: they cost no look-up, and stand while the database is away.
 */
export const identify: Handle = async ({ event, resolve }) => {
	const { locals, request, route } = event;
	locals.session = null;
	if (
		isPrivate(route.id) &&
		event.cookies.getAll().some((it) => it.name.endsWith(SESSION_COOKIE))
	) {
		try {
			locals.session = await readSession(locals.services.auth, request.headers);
		} catch (reason) {
			if (!isUnavailable(reason)) throw reason;
			locals.sessionTrouble = reason;
		}
	}
	return resolve(event);
};
