import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/tab.ts';
import { audit } from '#lib/server/operate/audit.ts';
import { openDatabase, type Database } from '#lib/server/database/database.ts';
import { newFormToken } from '#lib/server/http/form-token.ts';
import { openSecrets, type Secrets } from '#lib/server/database/secrets.ts';
import { DEFAULT_SETTINGS } from '#lib/server/operate/settings.ts';
import { reminderLinks } from '#lib/submissions/update/reminder-link.server.ts';
import { submit } from '#lib/submissions/proposal/store.server.ts';
import { correctionOf } from '../support/crash-work.ts';
import { addModerator, startSite, type Site } from '../support/listings.ts';
import { letIn } from '../support/let-in.ts';
import { createDatabase, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { partOfDirectory } from '../support/part-of-directory.ts';
import { startServer } from '../support/server.ts';
import { changeClinic, infusionClinics } from '../support/site-clinics.ts';

const PHONE = '(602) 555-0148';
const statusOf = async (address: string) => (await fetch(address)).status;

/** The finder works as ever: its page, its search, its files and a clinic. */
async function expectFinder(origin: string, clinicId: string): Promise<void> {
	for (const path of ['/', '/api/search?near=85004', `/clinics/${clinicId}`]) {
		expect(await statusOf(origin + path), path).toBe(200);
	}
	expect(await statusOf(`${origin}/health`)).toBe(200);
}

/** Types a correction of a phone, and an address for the outcome. */
async function type(page: Page, clinicId: string): Promise<void> {
	await page.goto(`/clinics/${clinicId}/correct?fact=phone`);
	await page.getByLabel('The right phone number').fill(PHONE);
	await page.getByLabel('Your e-mail').fill('patient@people.example');
}

/** Presses the button; the answer is that nothing could be stored, and all that was typed. */
async function expectNotStored(page: Page): Promise<void> {
	const answer = page.waitForResponse((it) => it.request().method() === 'POST');
	await page.getByRole('button', { name: 'Send the correction' }).click();
	expect((await answer).status()).toBe(503);
	await expect(page.getByRole('alert')).toContainText('can’t store anything at the moment');
	await expect(page.getByLabel('The right phone number')).toHaveValue(PHONE);
	await expect(page.getByLabel('Your e-mail')).toHaveValue('patient@people.example');
}

const submissions = async ({ queries }: Database): Promise<string[]> => {
	const rows = await queries.selectFrom('submission').select('id').execute();
	return rows.map(({ id }) => id);
};

test.describe('with PostgreSQL', () => {
	let postgres: TestPostgres;
	test.beforeAll(async () => {
		postgres = await startPostgres();
	});
	test.afterAll(() => postgres.remove());

	test('while it is away the finder serves on, and what was typed waits in its form', async ({
		newPerson
	}) => {
		test.slow();
		const site = await startSite({ DATABASE_URL: await createDatabase(postgres.url) });
		const [{ id }] = await infusionClinics(site, 1);
		const page = await newPerson(site);
		await type(page, id);
		expect(await statusOf(`${site.origin}/ready`)).toBe(200);

		await postgres.stop();
		await expectFinder(site.origin, id);
		expect(await statusOf(`${site.origin}/ready`)).toBe(503);
		await expectNotStored(page);
		// Pages that need it say so instead of failing.
		expect(await statusOf(`${site.origin}/clinics/${id}/history`)).toBe(503);

		await postgres.start();
		await expect.poll(() => statusOf(`${site.origin}/ready`), { timeout: 30_000 }).toBe(200);
		await page.getByRole('button', { name: 'Send the correction' }).click();
		await expect(page).toHaveURL(/\/submissions\//);
		expect(await submissions(site.database)).toHaveLength(1);
		await site.stop();
	});

	test('a moderator’s decision waits in its form while it is away, and is published after', async ({
		newPerson
	}) => {
		test.slow();
		const site = await startSite({
			DATABASE_URL: await createDatabase(postgres.url),
			HIGH_RISK_REVIEWERS: '1'
		});
		const ids = (await infusionClinics(site, 2)).map(({ id }) => id);
		const [one, other] = await Promise.all(ids.map((id) => proposePhoneAndHours(site, id)));
		await addModerator(site, MODERATOR);
		const page = await newPerson(site);
		await letIn(page, site, MODERATOR);
		const plain = await newPerson(site, { javaScriptEnabled: false });
		await letIn(plain, site, MODERATOR);
		const confirmLink = await reminderTo(site, ids[0]);
		expect(await statusOf(confirmLink)).toBe(200);
		await chooseAndWrite(page, one);
		await chooseAndWrite(plain, other);

		const leaving = await newPerson(site);
		await letIn(leaving, site, MODERATOR);

		await postgres.stop();
		// With JavaScript the page stays as it is.
		const publish = 'Publish what is accepted';
		await page.getByRole('button', { name: publish }).click();
		await expectAway(page);
		await expect(decisionOn(page, 'Phone').getByLabel('Reason')).toHaveValue(REASON);
		await expect(page.getByLabel('Message to the sender')).toHaveValue(MESSAGE);
		await expect(decisionOn(page, 'Phone').getByLabel('Reject')).toBeChecked();
		await expect(decisionOn(page, 'Opening hours').getByLabel('Accept')).toBeChecked();
		// Without, another one comes, and nobody can say what it is about.
		expect(await statusAfter(plain, publish)).toBe(503);
		await expectAway(plain);
		await expect(plain.getByLabel('Reason 1')).toHaveValue(REASON);
		await expect(plain.getByLabel('Message to the sender')).toHaveValue(MESSAGE);
		await expect(plain.locator('[name=accept-0]')).toHaveValue('reject');
		await expect(plain.locator('[name=accept-1]')).toHaveValue('accept');

		expect(await statusOf(confirmLink)).toBe(503);
		await leaving.goto('/sign-out');
		expect(await statusAfter(leaving, 'Sign out')).toBe(503);
		await expect(leaving.getByRole('alert')).toContainText('you are still signed in');

		await postgres.start();
		await expect.poll(() => statusOf(`${site.origin}/ready`), { timeout: 30_000 }).toBe(200);
		await leaving.goto('/account');
		await expect(leaving.getByRole('main')).toContainText(`signed in as ${MODERATOR}`);
		await page.getByRole('button', { name: publish }).click();
		await plain.getByRole('button', { name: 'Try again' }).click();
		for (const moderator of [page, plain]) {
			await expect(moderator.getByRole('main')).toContainText('published');
		}
		const decided = await site.database.queries
			.selectFrom('submission')
			.select(['state', 'answer'])
			.execute();
		expect(decided.map(({ state }) => state)).toEqual(['published', 'published']);
		for (const { answer } of decided) expect(answer).toContain(MESSAGE);
		await site.stop();
	});

	test('two servers on one database serve the same directory soon after a change', async () => {
		test.slow();
		const url = await createDatabase(postgres.url);
		const [one, other] = await Promise.all([
			startSite({ DATABASE_URL: url }),
			startSite({ DATABASE_URL: url })
		]);
		const [{ id }] = await infusionClinics(one, 1);
		await changeClinic(one, id, { phone: { number: '+16025550148' } });
		for (const { origin } of [one, other]) {
			await expect
				.poll(async () => (await fetch(`${origin}/clinics/${id}`)).text(), { timeout: 30_000 })
				.toContain(PHONE);
		}
		await Promise.all([one.stop(), other.stop()]);
	});
});

test.describe('with SQLite', () => {
	let folder: string;
	let database: string;
	test.beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'within-reach-full-'));
		database = join(folder, 'full.sqlite');
	});
	test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test('on a full disk the finder serves on, and all that was acknowledged is there', async ({
		newPerson
	}) => {
		test.slow();
		const { clinicId, secrets } = await fill(database);
		// No file may grow past 32 KiB, which stops SQLite's log as a full disk would.
		const words: [string, ...string[]] = ['sh', '-c', 'ulimit -f 64; exec node scripts/start.ts'];
		const server = await startServer({ DATABASE_URL: database, LOG_LEVEL: 'error' }, words);
		const origin = originOf(server.port);
		const acknowledged: string[] = [];
		let status = 0;
		for (let i = 0; i < 20 && status !== 503; i++) {
			const answer = await sendPlainly(origin, clinicId, secrets, i);
			status = answer.status;
			if (status === 303) acknowledged.push(answer.headers.get('location') ?? '');
		}
		expect(status, server.printed()).toBe(503);
		// The one who runs the site is told why, and nothing of what was typed.
		expect(server.printed()).toContain('"msg":"nothing can be stored"');
		expect(server.printed()).not.toContain('555-01');
		await expect.poll(() => statusOf(`${origin}/ready`), { timeout: 30_000 }).toBe(503);
		expect(await (await fetch(`${origin}/ready`)).text()).toContain('Nothing can be written');
		await expectFinder(origin, clinicId);
		const page = await newPerson({ origin });
		await type(page, clinicId);
		await expectNotStored(page);
		server.terminate();
		await server.ended;

		const roomy = await startServer({ DATABASE_URL: database });
		const after = openDatabase(database);
		const stored = await submissions(after);
		expect(acknowledged.map((path) => /submissions\/([^?]+)/.exec(path)?.[1]).toSorted()).toEqual(
			stored.toSorted()
		);
		await audit(after.queries);
		const { status: sent } = await sendPlainly(originOf(roomy.port), clinicId, secrets, 99);
		expect(sent).toBe(303);
		await after.close();
		roomy.terminate();
		await roomy.ended;
	});
});

const MODERATOR = 'reviewer@moderators.example';
const REASON = 'This number rings at another clinic.';
const MESSAGE = 'Thank you: we called them.';

/** Stores a correction of two facts, as someone without an account sends it. */
const proposePhoneAndHours = ({ database }: Site, clinicId: string) => {
	const { changes, ...rest } = correctionOf(clinicId, 'away');
	const phone = { field: 'phone' as const, from: null, to: { number: '+16025550148' } };
	const idempotencyKey = `decided-while-away-${clinicId}`;
	return submit(database, { ...rest, idempotencyKey, changes: [phone, ...changes] });
};

const decisionOn = (page: Page, field: string) =>
	page.getByRole('group', { name: `Your decision: ${field}` });

/** Rejects a phone with a reason, accepts the hours, and writes to the sender. */
async function chooseAndWrite(page: Page, { id }: { id: string }): Promise<void> {
	await page.goto(`/review/${id}`);
	await decisionOn(page, 'Phone').getByLabel('Reject').check();
	await decisionOn(page, 'Phone').getByLabel('Reason').fill(REASON);
	await decisionOn(page, 'Opening hours').getByLabel('Accept').check();
	await page.getByLabel('Message to the sender').fill(MESSAGE);
}

/** The status of the page that comes once a button is pressed. */
async function statusAfter(page: Page, button: string): Promise<number> {
	const answer = page.waitForResponse((it) => it.request().method() === 'POST');
	await page.getByRole('main').getByRole('button', { name: button }).click();
	return (await answer).status();
}

const expectAway = (page: Page) =>
	expect(page.getByRole('alert')).toContainText('can’t store anything at the moment');

/** The link of a reminder, which lets a clinic's people confirm without signing in. */
async function reminderTo({ database, origin }: Site, clinicId: string): Promise<string> {
	const services = {
		secrets: await openSecrets(database),
		settings: { ...DEFAULT_SETTINGS, origin }
	};
	const asked = { clinicId, claimId: 'no-such-claim', checkedAt: null, locale: 'en' as const };
	return reminderLinks(services, asked).confirmLink;
}

const originOf = (port: number) => `http://localhost:${port}`;

/** Fills a new database, as a first start does, and says what a test needs of it. */
async function fill(path: string): Promise<{ clinicId: string; secrets: Secrets }> {
	const server = await startServer({ DATABASE_URL: path, DIRECTORY_FILE: partOfDirectory() });
	server.terminate();
	await server.ended;
	const database = openDatabase(path);
	const secrets = await openSecrets(database);
	const [{ id }] = await infusionClinics({ database }, 1);
	await database.close();
	return { clinicId: id, secrets };
}

/** Sends a correction that no one else sends, as a browser without scripts does. */
async function sendPlainly(
	origin: string,
	clinicId: string,
	secrets: Secrets,
	i: number
): Promise<Response> {
	return fetch(`${origin}/clinics/${clinicId}/correct?fact=phone`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, accept: 'text/html' },
		body: new URLSearchParams({
			form_token: newFormToken(secrets, Date.now() - 10_000),
			text: `(602) 555-01${String(i).padStart(2, '0')}`,
			email: ''
		})
	});
}
