import { describe, expect, it } from 'vitest';
import { audit } from '#lib/server/operate/audit.ts';
import { listPeople } from '#lib/accounts/account-store.server.ts';
import {
	choosePassword,
	confirmSecondStep,
	secondStepKey,
	startSecondStep,
	stopSecondStep
} from '#lib/accounts/passwords.server.ts';
import { changePerson, createAdmin, inviteModerator } from '#lib/accounts/people.server.ts';
import { signInByPassword, signInBySecondStep } from '#lib/accounts/sign-in.server.ts';
import { accountServices, newBrowser } from '../support/accounts.ts';
import { eachEngine, type Open } from '../support/database.ts';
import { codeOf } from '../support/second-step-code.ts';

const ADMIN = { email: 'admin@within-reach.example', name: '', password: 'four calm horses swim' };
const MODERATOR = { email: 'mod@within-reach.example', name: 'M.' };
const PASSWORD = 'seven quiet rivers meet';

/** An admin who is signed in. */
async function scene(open: Open) {
	const services = await accountServices(await open());
	const [browser, other] = [newBrowser(services), newBrowser(services)];
	await createAdmin(services, ADMIN);
	await signInByPassword(browser.event(), ADMIN);
	const admin = await browser.session();
	if (!admin) throw new Error('The admin is signed in.');
	return { services, browser, other, admin };
}

/** Passwords are slow to check, by intent. */
const SLOW = { timeout: 60_000 };

describe('a moderator', SLOW, () => {
	eachEngine((_, open) => {
		it('is invited with a link, which works once, and chooses a password', async () => {
			const { services, other, admin } = await scene(open);
			await inviteModerator(services, admin, MODERATOR);
			const [{ kind, token }] = services.links;
			expect(kind).toBe('password');
			const { queries } = services.database;
			expect(await listPeople(queries)).toMatchObject([
				{ email: ADMIN.email, hasPassword: true },
				{ email: MODERATOR.email, role: 'moderator', hasPassword: false }
			]);
			expect(await choosePassword(services, token, 'short')).toBe('short');
			expect(await choosePassword(services, 'made-up', PASSWORD)).toBe('expired');
			expect(await choosePassword(services, token, PASSWORD)).toBe('chosen');
			expect(await choosePassword(services, token, `${PASSWORD} again`)).toBe('expired');
			const { email } = MODERATOR;
			expect(await signInByPassword(other.event(), { email, password: PASSWORD })).toBe(
				'signed_in'
			);
			expect(await other.session()).toMatchObject({ account: { role: 'moderator' } });
			const events = await queries.selectFrom('event').selectAll().execute();
			expect(JSON.stringify(events)).not.toContain('@');
			await audit(queries);
		});

		it('has no other link left once a password was chosen, or the account is deactivated', async () => {
			const { services, admin } = await scene(open);
			await inviteModerator(services, admin, MODERATOR);
			await inviteModerator(services, admin, MODERATOR);
			const [earlier, later] = services.links;
			expect(await choosePassword(services, later.token, PASSWORD)).toBe('chosen');
			expect(await choosePassword(services, earlier.token, `${PASSWORD} again`)).toBe('expired');
			await inviteModerator(services, admin, MODERATOR);
			const people = await listPeople(services.database.queries);
			const id = people.find(({ email }) => email === MODERATOR.email)?.id ?? '';
			await changePerson(services, admin, id, 'deactivate');
			const last = services.links[2].token;
			expect(await choosePassword(services, last, PASSWORD)).toBe('expired');
		});

		it('loses every session with the role or the account, at once', async () => {
			const { services, other, admin } = await scene(open);
			await inviteModerator(services, admin, MODERATOR);
			await choosePassword(services, services.links[0].token, PASSWORD);
			const signIn = () =>
				signInByPassword(other.event(), { email: MODERATOR.email, password: PASSWORD });
			await signIn();
			const id = (await other.session())?.account.id ?? '';
			expect(await changePerson(services, admin, id, 'make_admin')).toBe(true);
			expect(await other.session()).toBeNull();
			await signIn();
			expect(await other.session()).toMatchObject({ account: { role: 'admin' } });
			await changePerson(services, admin, id, 'deactivate');
			expect(await other.session()).toBeNull();
			expect(await signIn()).toBe('refused');
			await changePerson(services, admin, id, 'activate');
			expect(await signIn()).toBe('signed_in');
		});

		it('is left in office by an admin who tries it on themselves, or is none any more', async () => {
			const { services, other, admin } = await scene(open);
			expect(await changePerson(services, admin, admin.account.id, 'deactivate')).toBe(false);
			const second = { ...ADMIN, email: 'second@within-reach.example' };
			await createAdmin(services, second);
			await signInByPassword(other.event(), second);
			const rival = await other.session();
			if (!rival) throw new Error('The second admin is signed in.');
			const each = await Promise.all([
				changePerson(services, admin, rival.account.id, 'make_clinic'),
				changePerson(services, rival, admin.account.id, 'make_clinic')
			]);
			expect(each.toSorted()).toEqual([false, true]);
			expect(await listPeople(services.database.queries)).toHaveLength(1);
		});

		it('is asked for a second step once it is set up, by app or backup code', async () => {
			const { services, browser, other } = await scene(open);
			expect(await startSecondStep(browser.event(), 'not the password')).toBeUndefined();
			const key = await startSecondStep(browser.event(), ADMIN.password);
			if (!key) throw new Error('The password is right.');
			expect(key.link).toMatch(/^otpauth:\/\/totp\//);
			expect(await signInByPassword(other.event(), ADMIN)).toBe('signed_in');
			expect(await confirmSecondStep(browser.event(), '000000')).toBe(false);
			// The page carries the key on: a wrong code must not take it away.
			expect(secondStepKey(key.link, key.backupCodes)).toEqual(key);
			expect(secondStepKey('javascript:alert(1)', key.backupCodes)).toBeUndefined();
			expect(await confirmSecondStep(browser.event(), codeOf(key.key))).toBe(true);

			const third = newBrowser(services);
			const signIn = () => signInByPassword(third.event(), ADMIN);
			expect(await signIn()).toBe('second_step');
			expect(await third.session()).toBeNull();
			expect(await signInBySecondStep(third.event(), '000000')).toBe('refused');
			expect(await signInBySecondStep(third.event(), codeOf(key.key))).toBe('signed_in');
			expect(await third.session()).not.toBeNull();

			const onlooker = newBrowser(services);
			await signInByPassword(onlooker.event(), ADMIN);
			const [first, second] = [codeOf(key.key), codeOf(key.key, Date.now() - 30_000)];
			const outcomes = [await signInBySecondStep(onlooker.event(), first)];
			// The clock may have gone on to the next code between the two.
			if (outcomes[0] === 'signed_in') {
				await signInByPassword(onlooker.event(), ADMIN);
				outcomes[0] = await signInBySecondStep(onlooker.event(), second);
			}
			expect(outcomes, 'a code opens one session').toEqual(['over']);

			const [code] = key.backupCodes;
			const fourth = newBrowser(services);
			expect(await signInByPassword(fourth.event(), ADMIN)).toBe('second_step');
			expect(await signInBySecondStep(fourth.event(), code)).toBe('signed_in');
			const fifth = newBrowser(services);
			await signInByPassword(fifth.event(), ADMIN);
			expect(await signInBySecondStep(fifth.event(), code)).toBe('refused');
			expect(await signInBySecondStep(newBrowser(services).event(), code)).toBe('over');

			expect(await stopSecondStep(third.event(), 'not the password')).toBe(false);
			expect(await stopSecondStep(third.event(), ADMIN.password)).toBe(true);
			expect(await signInByPassword(newBrowser(services).event(), ADMIN)).toBe('signed_in');
		});

		it('can’t guess the second step: five wrong codes, and the password is asked for anew', async () => {
			const { browser, other } = await scene(open);
			const key = await startSecondStep(browser.event(), ADMIN.password);
			await confirmSecondStep(browser.event(), codeOf(key?.key ?? ''));
			await signInByPassword(other.event(), ADMIN);
			const outcomes = [];
			for (let i = 0; i < 6; i++) outcomes.push(await signInBySecondStep(other.event(), '000000'));
			expect(outcomes).toEqual([...Array<string>(5).fill('refused'), 'over']);
			expect(await signInBySecondStep(other.event(), codeOf(key?.key ?? ''))).toBe('over');
		});

		it('who lost the second step gets back in as an admin made on the server', async () => {
			const { services, browser, other } = await scene(open);
			const key = await startSecondStep(browser.event(), ADMIN.password);
			await confirmSecondStep(browser.event(), codeOf(key?.key ?? ''));
			expect(await createAdmin(services, { ...ADMIN, password: PASSWORD })).toBe(false);
			expect(await browser.session()).toBeNull();
			expect(await signInByPassword(other.event(), ADMIN)).toBe('refused');
			const signIn = signInByPassword(other.event(), { ...ADMIN, password: PASSWORD });
			expect(await signIn).toBe('signed_in');
		});
	});
});
