import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { forgetExpired } from '#lib/accounts/account-store.server.ts';
import { changePassword } from '#lib/accounts/passwords.server.ts';
import { createAdmin } from '#lib/accounts/people.server.ts';
import { endAllSessions, endSession, listSessions } from '#lib/accounts/sessions.server.ts';
import {
	sendSignInLink,
	signInByLink,
	signInByPassword,
	signOut
} from '#lib/accounts/sign-in.server.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { accountServices, newBrowser, newSession } from '../support/accounts.ts';
import { eachEngine, type Open } from '../support/database.ts';

const EMAIL = 'desk@lakeclinic.example';
const ADMIN = { email: 'admin@within-reach.example', name: '', password: 'four calm horses swim' };

const scene = async (open: Open, origin?: string) => {
	const services = await accountServices(await open(), origin);
	return { services, browser: newBrowser(services), other: newBrowser(services) };
};

/** Passwords are slow to check, by intent. */
const SLOW = { timeout: 60_000 };

describe('an account', SLOW, () => {
	eachEngine((_, open) => {
		it('has the tables that better-auth wants', async () => {
			const { services } = await scene(open);
			const { toBeCreated, toBeAdded } = await getMigrations(services.auth.options);
			expect([toBeCreated, toBeAdded]).toEqual([[], []]);
		});

		it('signs in by a link that works once, and is made by it', async () => {
			const { services, browser, other } = await scene(open);
			await sendSignInLink(services, { email: EMAIL, locale: 'es', next: '/es/account' });
			const [link] = services.links;
			expect(link).toMatchObject({ kind: 'sign_in', email: EMAIL, locale: 'es', minutes: 15 });
			const { queries } = services.database;
			expect(await queries.selectFrom('user').selectAll().execute()).toEqual([]);

			const tries = [browser, other].map((it) => signInByLink(it.event(), link.token, 'es'));
			expect((await Promise.all(tries)).toSorted()).toEqual(['expired', 'signed_in']);
			const sessions = await Promise.all([browser.session(), other.session()]);
			expect(sessions.filter((it) => it !== null)).toMatchObject([
				{ account: { email: EMAIL, role: 'clinic', locale: 'es' } }
			]);
		});

		it('gets the same link whether it is known or not', async () => {
			const { services } = await scene(open);
			await newSession(services, EMAIL);
			for (const email of [EMAIL, 'nobody@lakeclinic.example'])
				await sendSignInLink(services, { email, locale: 'en', next: null });
			const [known, unknown] = services.links;
			expect({ ...known, email: '', token: '' }).toEqual({ ...unknown, email: '', token: '' });
		});

		it('does not sign in by a link that is too old, made up, or kept as it is stored', async () => {
			const { services, browser } = await scene(open);
			await sendSignInLink(services, { email: EMAIL, locale: 'en', next: null });
			const [{ token }] = services.links;
			const { queries } = services.database;
			const { rows } = await sql<{ identifier: string }>`select * from verification`.execute(
				queries
			);
			expect(JSON.stringify(rows)).not.toContain(token);
			for (const given of [rows[0].identifier, 'made-up', ''])
				expect(await signInByLink(browser.event(), given, 'en')).toBe('expired');
			const past = new Date(Date.now() - 1000);
			await sql`update verification set expires_at = ${past}`.execute(queries);
			expect(await signInByLink(browser.event(), token, 'en')).toBe('expired');
			expect(browser.cookies.size).toBe(0);
		});

		it('of a moderator does not sign in by a link, and a deactivated one not at all', async () => {
			const { services, browser } = await scene(open);
			await createAdmin(services, ADMIN);
			await newSession(services, EMAIL);
			const { queries } = services.database;
			await queries
				.updateTable('user')
				.set({ deactivated_at: new Date().toISOString() })
				.where('email', '=', EMAIL)
				.execute();
			for (const email of [ADMIN.email, EMAIL])
				await sendSignInLink(services, { email, locale: 'en', next: null });
			for (const { token } of services.links)
				expect(await signInByLink(browser.event(), token, 'en')).toBe('refused');
			expect(await browser.session()).toBeNull();
		});

		it('keeps its password as argon2id, and says no more than that it is wrong', async () => {
			const { services, browser } = await scene(open);
			await createAdmin(services, ADMIN);
			await newSession(services, EMAIL);
			const { internalAdapter } = await services.auth.$context;
			const found = await internalAdapter.findUserByEmail(ADMIN.email, { includeAccounts: true });
			expect(found?.accounts[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
			for (const email of [ADMIN.email, EMAIL, 'nobody@lakeclinic.example'])
				expect(
					await signInByPassword(browser.event(), { email, password: 'four calm horses swim?' })
				).toBe('refused');
			expect(await signInByPassword(browser.event(), ADMIN)).toBe('signed_in');
			expect(await browser.session()).toMatchObject({ account: { role: 'admin' } });
		});

		it('gets no role, language or password from a request', async () => {
			const { services, browser } = await scene(open);
			const { auth } = services;
			const wanted = { role: 'admin', locale: 'es', deactivatedAt: null, emailVerified: true };
			const signUp = { email: EMAIL, password: 'four calm horses swim', name: 'x', ...wanted };
			await expect(auth.api.signUpEmail({ body: signUp })).rejects.toThrow();
			await sendSignInLink(services, { email: EMAIL, locale: 'en', next: null });
			await signInByLink(browser.event(), services.links[0].token, 'en');
			const { headers } = browser.event().request;
			const body: object = { role: 'admin' };
			await expect(auth.api.updateUser({ body, headers })).rejects.toThrow();
			expect(await browser.session()).toMatchObject({ account: { role: 'clinic', locale: 'en' } });
		});

		it('has cookies for this host alone, out of reach of scripts', async () => {
			for (const [origin, prefix, secure] of [
				['https://clinics.example', '__Host-', true],
				['http://localhost:3000', '', false]
			] as const) {
				const { services, browser } = await scene(open, origin);
				await createAdmin(services, ADMIN);
				await signInByPassword(browser.event(), ADMIN);
				const [[name, { options }], ...others] = browser.cookies;
				expect(others).toEqual([]);
				expect(name).toBe(`${prefix}within-reach.session_token`);
				const lasting = { maxAge: 14 * 24 * 3600, path: '/', domain: undefined };
				expect(options).toMatchObject({ httpOnly: true, sameSite: 'lax', ...lasting });
				expect(Boolean(options.secure)).toBe(secure);
			}
		});

		it('is signed out at once where a session is ended, and can end only its own', async () => {
			const { services, browser, other } = await scene(open);
			const { auth } = services;
			await createAdmin(services, ADMIN);
			await signInByPassword(browser.event(), ADMIN);
			await signInByPassword(other.event(), ADMIN);
			const stranger = await newSession(services, EMAIL);
			const [here, there] = [await browser.session(), await other.session()];
			if (!here || !there) throw new Error('Both are signed in.');

			expect(await listSessions(auth, here)).toMatchObject([
				{ browser: 'Firefox, Linux' },
				{ browser: 'Firefox, Linux' }
			]);
			expect(await endSession(auth, stranger, there.id)).toBe(false);
			expect(await endSession(auth, here, there.id)).toBe(true);
			expect([await browser.session(), await other.session()]).toEqual([here, null]);

			await endAllSessions(auth, here);
			expect(await browser.session()).toBeNull();
		});

		it('is signed out in the database too', async () => {
			const { services, browser } = await scene(open);
			await createAdmin(services, ADMIN);
			await signInByPassword(browser.event(), ADMIN);
			const stolen = new Map(browser.cookies);
			await signOut(browser.event());
			expect(browser.cookies.size).toBe(0);
			for (const [name, cookie] of stolen) browser.cookies.set(name, cookie);
			expect(await browser.session()).toBeNull();
		});

		it('is not said to be signed out while the database is away', async () => {
			const { services, browser } = await scene(open);
			await createAdmin(services, ADMIN);
			await signInByPassword(browser.event(), ADMIN);
			const { locals, ...event } = browser.event();
			const session = await browser.session();
			await services.database.close();
			const away = new Error('timeout exceeded when trying to connect');
			for (const known of [{ session }, { session: null, sessionTrouble: away }]) {
				const asked = { ...event, locals: { ...locals, ...known } };
				await expect(signOut(asked)).rejects.toSatisfy(isUnavailable);
			}
			expect(browser.cookies.size).toBe(1);
		});

		it('is forgotten where a session or a link is over, and only there', async () => {
			const { services, browser } = await scene(open);
			const { queries } = services.database;
			await createAdmin(services, ADMIN);
			await signInByPassword(browser.event(), ADMIN);
			await sendSignInLink(services, { email: EMAIL, locale: 'en', next: null });
			const left = async () => [
				await queries.selectFrom('session').select('id').execute(),
				await queries.selectFrom('verification').select('id').execute()
			];
			const day = 24 * 3600 * 1000;
			await forgetExpired(queries, new Date());
			expect(await left()).toMatchObject([[{}], [{}]]);
			await forgetExpired(queries, new Date(Date.now() + day));
			expect(await left()).toMatchObject([[{}], []]);
			await forgetExpired(queries, new Date(Date.now() + 15 * day));
			expect(await left()).toEqual([[], []]);
		});

		it('changes its password with the old one, which ends its other sessions', async () => {
			const { services, browser, other } = await scene(open);
			await createAdmin(services, ADMIN);
			await signInByPassword(browser.event(), ADMIN);
			await signInByPassword(other.event(), ADMIN);
			const session = await browser.session();
			if (!session) throw new Error('The admin is signed in.');
			const change = (current: string, next: string) =>
				changePassword(browser.event(), session, { current, next });
			const next = 'seven quiet rivers meet';
			expect(await change('not the password', next)).toBe('refused');
			expect(await change(ADMIN.password, 'short')).toBe('short');
			expect(await change(ADMIN.password, 'password123456')).toBe('easy');
			expect(await change(ADMIN.password, next)).toBe('changed');
			expect([await browser.session(), await other.session()]).toMatchObject([
				{ account: session.account },
				null
			]);
			expect(await signInByPassword(other.event(), ADMIN)).toBe('refused');
			expect(await signInByPassword(other.event(), { ...ADMIN, password: next })).toBe('signed_in');
		});
	});
});
