import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { signInPath } from './next-path.ts';
import { isModerator, type Session } from './session.ts';

type GuardedEvent = Pick<RequestEvent, 'locals' | 'request' | 'url'>;

/** Nobody is signed in (any more) who sends a form. What they typed goes back to them. */
export class SignedOut extends Error {}

/**
 * Who is signed in. Nobody: they are sent to sign in and come back to this page.
 *
 * @throws when a form is sent: SignedOut, or whatever kept the database from telling. Its action
 * answers with what was typed; a page answers 503 itself
 */
export function requireSession({ locals, request, url }: GuardedEvent): Session {
	if (locals.session) return locals.session;
	if (request.method === 'POST') throw locals.sessionTrouble ?? new SignedOut();
	if (locals.sessionTrouble) error(503);
	redirect(303, signInPath(url));
}

/** The moderator who is signed in; 403 for everybody else. */
export function requireModerator(event: GuardedEvent): Session {
	const session = requireSession(event);
	if (!isModerator(session)) error(403);
	return session;
}

/** The admin who is signed in; 403 for everybody else. */
export function requireAdmin(event: GuardedEvent): Session {
	const session = requireSession(event);
	if (session.account.role !== 'admin') error(403);
	return session;
}
