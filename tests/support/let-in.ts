import type { Page } from '@playwright/test';
import { openAuth } from '#lib/accounts/auth.server.ts';
import { openSecrets } from '#lib/server/database/secrets.ts';
import { PASSWORD, type Site } from './listings.ts';

/**
 * Signs someone in without the pages and mails for it, which `claim.spec.ts`, `correction.spec.ts` and
 * `listings-plain.spec.ts` go through. Who has no account gets one, as a clinic's people do.
 */
export async function letIn(page: Page, site: Site, email: string): Promise<void> {
	const { headers } = await openSession(site, email);
	const cookies = headers.getSetCookie().map((cookie) => {
		const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? ['', '', ''];
		return { name, value, url: site.origin };
	});
	await page.context().addCookies(cookies);
}

/** A new session, of a new account where there is none, with what a browser is to keep of it. */
export async function openSession(
	{ database, origin }: Site,
	email: string
): Promise<{ headers: Headers }> {
	let token = '';
	const secrets = await openSecrets(database);
	const auth = openAuth(database, secrets, { origin }, async (link) => void (token = link.token));
	const account = await database.queries
		.selectFrom('user')
		.select('role')
		.where('email', '=', email)
		.executeTakeFirst();
	const asked = { headers: new Headers(), returnHeaders: true } as const;
	if (account && account.role !== 'clinic') {
		return auth.api.signInEmail({ body: { email, password: PASSWORD }, ...asked });
	}
	await auth.api.signInMagicLink({ body: { email }, headers: new Headers() });
	return auth.api.magicLinkVerify({ query: { token }, ...asked });
}
