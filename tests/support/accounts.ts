import { openAuth, type AccountLink, type Auth } from '#lib/server/accounts/auth.ts';
import type { Role, Session } from '#lib/server/accounts/session.ts';
import type { Database } from '#lib/server/database/database.ts';
import { openSecrets, type Secrets } from '#lib/server/secrets.ts';
import { DEFAULT_SETTINGS, type Settings } from '#lib/server/settings.ts';

/** What a server works with, as far as accounts need it, and the links it sent. */
export interface AccountServices {
	database: Database;
	secrets: Secrets;
	settings: Settings;
	auth: Auth;
	links: AccountLink[];
}

export async function accountServices(
	database: Database,
	origin = 'https://clinics.example'
): Promise<AccountServices> {
	const settings = { ...DEFAULT_SETTINGS, origin };
	const secrets = await openSecrets(database);
	const links: AccountLink[] = [];
	const auth = openAuth(database, secrets, settings, async (link) => void links.push(link));
	return { database, secrets, settings, auth, links };
}

/** An account with a session, as a page gets it from its cookie. */
export async function newSession(
	{ auth }: Pick<AccountServices, 'auth'>,
	email: string,
	role: Role = 'clinic'
): Promise<Session> {
	const { internalAdapter } = await auth.$context;
	const account = await internalAdapter.createUser({ email, name: '', emailVerified: true, role });
	const { id } = await internalAdapter.createSession(account.id);
	return { id, account: { id: account.id, email, role, locale: 'en' } };
}
