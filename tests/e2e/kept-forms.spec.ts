import type { Page } from '@playwright/test';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { submit } from '#lib/submissions/proposal/store.server.ts';
import { correctionOf } from '../support/crash-work.ts';
import { letIn } from '../support/let-in.ts';
import { addModerator, signInModerator, startSite, type Site } from '../support/listings.ts';
import { changeClinic, infusionClinics, letSpeak } from '../support/site-clinics.ts';
import { expect, test, type NewPerson } from '../support/tab.ts';

const MODERATOR = 'reviewer@moderators.example';
const OFFICE = 'office@two-doors.example';
const PHONE = '(602) 555-0148';

let site: Site;
let ids: string[];

test.beforeAll(async () => {
	site = await startSite();
	ids = (await infusionClinics(site, 6)).map(({ id }) => id);
	await addModerator(site, MODERATOR);
});
test.afterAll(() => site.stop());

/** A page without JavaScript, where each answer of the server is a page of its own. */
async function plainPage(newPerson: NewPerson, email: string): Promise<Page> {
	const page = await newPerson(site, { javaScriptEnabled: false });
	await letIn(page, site, email);
	return page;
}

const endSessions = () => site.database.queries.deleteFrom('session').execute();

/** Takes a clinic off the list, and waits until the server knows. */
async function close(id: string): Promise<void> {
	const closed = { actor: 'moderator', action: 'published' };
	await changeDirectory(site.database, ({ write }) => write(id, null, closed));
	const address = `${site.origin}/clinics/${id}`;
	await expect.poll(async () => (await fetch(address)).status, { timeout: 20_000 }).toBe(410);
}

/** Presses a button; the answer has a status, and says why. */
async function press(page: Page, button: string, status: number, why: string): Promise<void> {
	const answer = page.waitForResponse((it) => it.request().method() === 'POST');
	await page.getByRole('main').getByRole('button', { name: button }).first().click();
	expect((await answer).status()).toBe(status);
	await expect(page.getByRole('alert')).toContainText(why);
}

test('a moderator who was signed out signs in elsewhere, and presses again', async ({
	newPerson
}) => {
	const { id } = await submit(site.database, correctionOf(ids[0], 'signed-out'));
	const page = await plainPage(newPerson, MODERATOR);
	await page.goto(`/review/${id}`);
	await page.getByLabel('Accept').check();
	await page.getByLabel('Message to the sender').fill('Thank you.');
	await endSessions();
	await press(page, 'Publish what is accepted', 401, 'no longer signed in');
	await expect(page.getByLabel('Message to the sender')).toHaveValue('Thank you.');
	await expect(page.locator('[name=accept-0]')).toHaveValue('accept');
	await expect(page.getByRole('main')).not.toContainText('signed-out');

	await signInModerator(await page.context().newPage(), MODERATOR);
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByRole('main')).toContainText('published');
});

test('a correction that was begun signed in is not sent nameless', async ({ newPerson }) => {
	const page = await plainPage(newPerson, OFFICE);
	await page.goto(`/clinics/${ids[1]}/correct?fact=phone`);
	await expect(page.getByRole('main')).toContainText(OFFICE);
	await page.getByLabel('The right phone number').fill(PHONE);
	await endSessions();
	await press(page, 'Send the correction', 401, 'no longer signed in');
	await expect(page.getByLabel('The right phone number')).toHaveValue(PHONE);
	await page.getByLabel('Your e-mail').fill(OFFICE);
	await page.getByRole('button', { name: 'Send the correction' }).click();
	await expect(page).toHaveURL(/\/submissions\//);
	const { contact_email, origin } = await site.database.queries
		.selectFrom('submission')
		.select(['contact_email', 'origin'])
		.where('clinic_id', '=', ids[1])
		.executeTakeFirstOrThrow();
	expect([contact_email, origin]).toEqual([OFFICE, 'public']);
});

test('the note of a claim outlives the session it was written in', async ({ newPerson }) => {
	const page = await plainPage(newPerson, OFFICE);
	await page.goto(`/clinics/${ids[2]}/claim`);
	const note = page.locator('[name=note]');
	await note.fill('I am the practice manager.');
	await endSessions();
	await press(page, 'Claim', 401, 'no longer signed in');
	await expect(note).toHaveValue('I am the practice manager.');
});

test('what was typed about a clinic that closed meanwhile can be copied', async ({ newPerson }) => {
	const office = await plainPage(newPerson, OFFICE);
	await letSpeak(site, OFFICE, ids[3]);
	await office.goto(`/clinics/${ids[3]}/update`);
	await office.getByLabel('NPI').fill('1234567893');
	const anyone = await newPerson(site, { javaScriptEnabled: false });
	await anyone.goto(`/clinics/${ids[3]}/correct?fact=phone`);
	await anyone.getByLabel('The right phone number').fill(PHONE);
	await close(ids[3]);
	await press(office, 'See what would change', 409, 'was closed or restored');
	await expect(office.getByLabel('NPI')).toHaveValue('1234567893');
	await press(anyone, 'Send the correction', 409, 'not listed any more');
	await expect(anyone.getByLabel('What is right?')).toHaveValue(PHONE);
});

test('a listing that changed after it was read is shown anew before it is confirmed', async ({
	newPerson
}) => {
	const plain = await plainPage(newPerson, OFFICE);
	await letSpeak(site, OFFICE, ids[4]);
	const scripted = await newPerson(site);
	await letIn(scripted, site, OFFICE);
	for (const [page, number] of [
		[plain, '+16025550148'],
		[scripted, '+16025550149']
	] as const) {
		await page.goto(`/clinics/${ids[4]}/confirm`);
		await changeClinic(site, ids[4], { phone: { number } });
		await page.getByRole('button', { name: 'Everything is still right' }).click();
		await expect(page.getByRole('alert')).toContainText('was changed after you opened this page');
		await expect(page.getByRole('main')).toContainText(number.slice(-4));
		await page.getByRole('button', { name: 'Everything is still right' }).click();
		await expect(page.getByRole('status')).toContainText('the listing says that you checked it');
	}
});
