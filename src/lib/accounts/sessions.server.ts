import { isAPIError } from 'better-auth/api';
import type { Auth } from './auth.server.ts';
import { browserName } from './browser-name.ts';
import { ROLES, type Role, type Session } from './session.ts';

/**
 * The session that a request's cookie names, as the database has it now; null when there is none,
 * it has ended, or its account was deactivated.
 */
export async function readSession(auth: Auth, headers: Headers): Promise<Session | null> {
	const found = await auth.api.getSession({ headers }).catch(throwCause);
	if (!found || found.user.deactivatedAt) return null;
	const { id, email, role, locale } = found.user;
	return {
		id: found.session.id,
		account: { id, email, role: roleOf(role), locale: locale === 'es' ? 'es' : 'en' }
	};
}

const roleOf = (text: string): Role => ROLES.find((it) => it === text) ?? 'clinic';

/** better-auth wraps what the database says in an error of its own. */
function throwCause(error: unknown): never {
	throw isAPIError(error) && error.cause instanceof Error ? error.cause : error;
}

/** A session in the list of an account's own. */
export interface ListedSession {
	id: string;
	/** 'Firefox, Windows', as the browser said of itself; null: it said nothing known. */
	browser: string | null;
	/** Instant, ISO. */
	since: string;
	isThis: boolean;
}

/** The sessions of an account, the newest first. */
export async function listSessions(auth: Auth, session: Session): Promise<ListedSession[]> {
	const { internalAdapter } = await auth.$context;
	const sessions = await internalAdapter.listSessions(session.account.id, {
		onlyActiveSessions: true
	});
	return sessions
		.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
		.map((it) => ({
			id: it.id,
			browser: browserName(it.userAgent ?? ''),
			since: it.createdAt.toISOString(),
			isThis: it.id === session.id
		}));
}

/** Ends one of an account's own sessions. false: it is this one, or there is no such session. */
export async function endSession(auth: Auth, session: Session, id: string): Promise<boolean> {
	const { internalAdapter } = await auth.$context;
	const sessions = await internalAdapter.listSessions(session.account.id);
	const found = sessions.find((it) => it.id === id && it.id !== session.id);
	if (found) await internalAdapter.deleteSession(found.token);
	return found !== undefined;
}

/** Ends all sessions of an account, this one included. */
export async function endAllSessions(auth: Auth, { account }: Session): Promise<void> {
	const { internalAdapter } = await auth.$context;
	await internalAdapter.deleteUserSessions(account.id);
}
