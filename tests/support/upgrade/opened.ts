import { openPublished } from '#lib/clinics/published/follow-directory.server.ts';
import { readSession } from '#lib/accounts/sessions.server.ts';
import { audit } from '#lib/server/operate/audit.ts';
import type { Engine } from '#lib/server/database/database.ts';
import { ownSubmission } from '#lib/submissions/status/own-submission.server.ts';
import { accountServices, type AccountServices } from '../accounts.ts';
import { expected, oldDatabase } from './fixture.ts';
import type { Sent } from './town.ts';

/** The old database, opened as a starting server does. */
export async function opened(engine: Engine) {
	const database = await oldDatabase(engine);
	await openPublished(database);
	const services = await accountServices(database, 'https://clinics.example');
	return { database, services, ids: await accountIds(services) };
}

/** Ids of accounts by the name before the `@`. */
async function accountIds({ database }: AccountServices) {
	const rows = await database.queries.selectFrom('user').select(['id', 'email']).execute();
	const ids = new Map(rows.map(({ id, email }) => [email.split('@')[0], id]));
	return (name: string): string => ids.get(name) ?? `nobody is ${name}`;
}

/** Someone's session in the browser that they signed in with before. */
export async function sessionOf({ auth }: AccountServices, name: string) {
	const cookie = expected.people.find(({ email }) => email.startsWith(`${name}@`))?.cookie ?? '';
	const session = await readSession(auth, new Headers({ cookie }));
	if (!session) throw new Error(`${name} is signed in.`);
	return session;
}

/** Number and hash of the last event, as the audit's last line says it. */
export async function auditLine({ queries }: AccountServices['database']): Promise<string> {
	const { events, headHash } = await audit(queries);
	return `Head: ${events} ${headHash}`;
}

/** Every version of every clinic, as it is stored. */
export const versions = ({ queries }: AccountServices['database']) =>
	queries.selectFrom('clinic_version').selectAll().orderBy('event_seq').execute();

/** A proposal as its sender finds it by the link they have. */
export function bySender(services: AccountServices, { id, path }: Sent) {
	const key = new URL(path, 'https://clinics.example').searchParams.get('key') ?? '';
	return ownSubmission(services, null, id, key);
}
