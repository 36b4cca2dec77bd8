import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { audit } from '#lib/server/audit.ts';
import { openDatabase, type Database } from '#lib/server/database/database.ts';
import { newFormToken } from '#lib/server/form-token.ts';
import { openSecrets, type Secrets } from '#lib/server/secrets.ts';
import { afterReading, newPerson, startSite } from '../support/listings.ts';
import { createDatabase, startPostgres, type TestPostgres } from '../support/postgres.ts';
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
	await afterReading(page);
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
		browser
	}) => {
		test.slow();
		const site = await startSite({ DATABASE_URL: await createDatabase(postgres.url) });
		const [{ id }] = await infusionClinics(site, 1);
		const page = await newPerson(browser, site);
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
		browser
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
		await expectFinder(origin, clinicId);
		const page = await newPerson(browser, { origin });
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

const originOf = (port: number) => `http://localhost:${port}`;

/** Fills a new database, as a first start does, and says what a test needs of it. */
async function fill(path: string): Promise<{ clinicId: string; secrets: Secrets }> {
	const server = await startServer({ DATABASE_URL: path });
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
