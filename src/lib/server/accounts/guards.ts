import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { signInPath } from './next-path.ts';
import { isModerator, type Session } from './session.ts';

type Asked = Pick<RequestEvent, 'locals' | 'request' | 'url'>;

/**
 * Who is signed in. Nobody: they are sent to sign in and come back to this page.
 *
 * @throws whatever kept the database from telling, when a form is sent: its action answers 503 and
 * gives back what was typed; a page answers 503 itself
 */
export function requireSession({ locals, request, url }: Asked): Session {
	if (locals.session) return locals.session;
	if (locals.sessionTrouble) {
		if (request.method === 'POST') throw locals.sessionTrouble;
		error(503);
	}
	redirect(303, signInPath(url));
}

/** The moderator who is signed in; 403 for everybody else. */
export function requireModerator(event: Asked): Session {
	const session = requireSession(event);
	if (!isModerator(session)) error(403);
	return session;
}

/** The admin who is signed in; 403 for everybody else. */
export function requireAdmin(event: Asked): Session {
	const session = requireSession(event);
	if (session.account.role !== 'admin') error(403);
	return session;
}
