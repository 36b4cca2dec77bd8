import { expect, type Page } from '@playwright/test';
import { openAuth } from '#lib/accounts/auth.server.ts';
import { createAdmin } from '#lib/accounts/people.server.ts';
import { openSecrets } from '#lib/server/database/secrets.ts';
import { openDatabase, type Database } from '#lib/server/database/database.ts';
import { freePort } from './free-port.ts';
import { partOfDirectory } from './part-of-directory.ts';
import { startServer, type TestServer } from './server.ts';
import { startSmtp, type SmtpSink } from './smtp.ts';

/**
 * A site of one spec's own: a tenth of the directory in a new database, with all that give infusions, and
 * mail that really arrives.
 */
export interface Site {
	origin: string;
	server: TestServer;
	smtp: SmtpSink;
	/** The same database, as another instance has it. */
	database: Database;
	stop(): Promise<void>;
}

/** Where a site was, the next may be: a browser has its scripts by then. */
const ports: number[] = [];

const takePort = async () => ports.pop() ?? (await freePort());

/** @param variables as for `startServer` */
export async function startSite(variables: Record<string, string> = {}): Promise<Site> {
	const smtp = await startSmtp();
	const port = await takePort();
	const server = await startServer({
		SMTP_URL: smtp.url,
		DIRECTORY_FILE: partOfDirectory(),
		PORT: String(port),
		...variables
	});
	const database = openDatabase(server.database);
	return {
		origin: `http://localhost:${server.port}`,
		server,
		smtp,
		database,
		async stop() {
			await database.close();
			server.terminate();
			await server.ended;
			ports.push(port);
			await smtp.close();
		}
	};
}

/** What moderators of these sites have. */
export const PASSWORD = 'a ferry crosses at dawn';

/** Makes the account of a moderator, who is an admin too. */
export async function addModerator({ database, origin }: Site, email: string): Promise<void> {
	const secrets = await openSecrets(database);
	const auth = openAuth(database, secrets, { origin }, async () => undefined);
	await createAdmin({ auth, database }, { email, name: '', password: PASSWORD });
}

/** Signs a moderator in with their password, as fast as a password manager does. */
export async function signInModerator(page: Page, email: string): Promise<void> {
	await page.goto('/sign-in/moderator');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page).toHaveURL(/\/(review|account)/);
}

/** Signs someone of a clinic in with a link that is mailed to them, from a page that asks for it. */
export async function signInByLink(page: Page, { smtp }: Site, email: string): Promise<void> {
	if (!page.url().includes('/sign-in')) await page.goto('/sign-in');
	const before = smtp.mails().length;
	await page.getByLabel('E-mail address').fill(email);
	await page.getByRole('button', { name: 'Send me a link' }).click();
	await expect(page.getByText('a link is on its way')).toBeVisible();
	const mail = await smtp.waitFor(
		(it) => it.to.includes(email) && smtp.mails().indexOf(it) >= before
	);
	await page.goto(mail.links[0]);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page).not.toHaveURL(/sign-in/);
}
