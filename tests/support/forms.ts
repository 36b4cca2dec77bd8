import type { RequestEvent } from '@sveltejs/kit';
import { onTestFinished } from 'vitest';
import type { Role } from '#lib/accounts/session.ts';
import { openDatabase, type Database } from '#lib/server/database/database.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { newFormToken } from '#lib/server/http/form-token.ts';
import { openLog } from '#lib/server/operate/log.ts';
import { openSecrets, type Secrets } from '#lib/server/database/secrets.ts';
import { DEFAULT_SETTINGS } from '#lib/server/operate/settings.ts';
import { storageTrouble } from '#lib/server/operate/storage-trouble.ts';

/** Who sends a form, as far as a test cares. */
export interface Visitor {
	address?: string;
	accountId?: string;
	role?: Role;
	/** Why nobody knows who is signed in. */
	sessionTrouble?: unknown;
}

const SIX_SECONDS_AGO = -6000;

/** A token of a form that was opened some milliseconds ago (below 0). */
export const openedToken = (secrets: Secrets, ago = SIX_SECONDS_AGO): string =>
	newFormToken(secrets, Date.now() + ago);

/** A form as a browser sends it. */
export function post(
	fields: Record<string, string | File | readonly string[]>,
	path = '/'
): Request {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) {
		for (const one of [value].flat()) body.append(name, one);
	}
	return new Request(`http://localhost${path}`, { method: 'POST', body });
}

/** A database of one test's own, in memory. */
export async function memoryDatabase(): Promise<Database> {
	const database = openDatabase(':memory:');
	await migrate(database);
	onTestFinished(() => database.close());
	return database;
}

/** What takes forms: an action's event for each, its headers and its log. */
export async function formServer(given?: Database) {
	const database = given ?? (await memoryDatabase());
	const secrets = await openSecrets(database);
	const lines: string[] = [];
	const log = openLog({ logLevel: 'debug' }, { write: (line) => void lines.push(line) });
	const tell = storageTrouble(log);
	const services = { database, secrets, log, tell, settings: DEFAULT_SETTINGS };
	const headers = new Headers();

	function event(
		request: Request,
		{ address = '192.0.2.1', accountId: id, role = 'clinic', sessionTrouble }: Visitor = {},
		params: Record<string, string> = {}
	) {
		const account = id && { id, email: `${id}@example.org`, role, locale: 'en' };
		return {
			request,
			url: new URL(request.url),
			params,
			locals: {
				services,
				session: account ? { id: 'session', account } : null,
				sessionTrouble
			},
			getClientAddress: () => address,
			setHeaders: (more: Record<string, string>) =>
				Object.entries(more).forEach(([name, value]) => headers.set(name, value))
		} as unknown as RequestEvent;
	}
	return { database, secrets, headers, event, told: () => lines.join('') };
}
