import type { Handle } from '@sveltejs/kit';
import { isUnavailable } from '../unavailable.ts';
import { SESSION_COOKIE } from './auth.ts';
import { readSession } from './sessions.ts';

/**
 * Pages that ask who is there. All others are the same for everybody: they cost no look-up, and
 * stand while the database is away.
 */
const ASKING =
	/^\/(account|confirm|for-clinics|review|sign-in|sign-out|submissions|clinics\/\[id\]\/[^.]+$)/;

/** Finds out who is signed in, where a page asks and a session's cookie was sent. */
export const identify: Handle = async ({ event, resolve }) => {
	const { locals, request, route } = event;
	locals.session = null;
	const isAsked = ASKING.test(route.id ?? '');
	if (isAsked && event.cookies.getAll().some((it) => it.name.endsWith(SESSION_COOKIE))) {
		try {
			locals.session = await readSession(locals.services.auth, request.headers);
		} catch (reason) {
			if (!isUnavailable(reason)) throw reason;
			locals.sessionTrouble = reason;
		}
	}
	return resolve(event);
};
