import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { openAuth, type AccountLink, type Auth } from '#lib/accounts/auth.server.ts';
import type { Role, Session } from '#lib/accounts/session.ts';
import { readSession } from '#lib/accounts/sessions.server.ts';
import type { Database } from '#lib/server/database/database.ts';
import { openSecrets, type Secrets } from '#lib/server/database/secrets.ts';
import { DEFAULT_SETTINGS, type Settings } from '#lib/server/operate/settings.ts';

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
	const account = await internalAdapter.createUser(
		{ email, name: '', emailVerified: true, role },
		{ method: 'admin' }
	);
	const { id } = await internalAdapter.createSession(account.id);
	return { id, account: { id: account.id, email, role, locale: 'en' } };
}

/** A browser: keeps the cookies it is given, and sends them with what it asks. */
export interface Browser {
	/** A request as a form action gets it. */
	event: () => Pick<RequestEvent, 'cookies' | 'locals' | 'request'>;
	cookies: Map<string, { value: string; options: Parameters<Cookies['set']>[2] }>;
	session: () => Promise<Session | null>;
}

export function newBrowser(services: AccountServices): Browser {
	const cookies: Browser['cookies'] = new Map();
	const headers = () => ({
		'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
		cookie: [...cookies].map(([name, it]) => `${name}=${encodeURIComponent(it.value)}`).join('; ')
	});
	const set: Cookies['set'] = (name, value, options) => {
		if (options.maxAge === 0) cookies.delete(name);
		else cookies.set(name, { value, options });
	};
	return {
		cookies,
		event: () =>
			({
				cookies: { set },
				locals: { services },
				request: new Request('https://clinics.example/account', { headers: headers() })
			}) as unknown as ReturnType<Browser['event']>,
		session: () => readSession(services.auth, new Headers(headers()))
	};
}
