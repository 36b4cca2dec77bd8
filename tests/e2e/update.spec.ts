import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/tab.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { axeViolations } from '../support/axe.ts';
import { addModerator, startSite, type Site } from '../support/listings.ts';
import { letIn } from '../support/let-in.ts';
import { changeClinic, infusionClinics, letSpeak } from '../support/site-clinics.ts';

const MODERATOR = 'reviewer@moderators.example';
const OFFICE = 'office@group-of-clinics.example';
/** What the clinic writes, and what a moderator heard on the phone meanwhile. */
const PROPOSED = '(602) 555-0148';
const HEARD = '(602) 555-0199';
const REASON = 'On the number that we called today, another one was confirmed.';
const HOURS = /Monday–Friday: 8:00\sAM to 5:00\sPM/;

let site: Site;
let clinic: Clinic;
let office: Page;

test.beforeAll(async ({ tabs }) => {
	site = await startSite();
	await addModerator(site, MODERATOR);
	const all = await infusionClinics(site, 50);
	clinic =
		all.find(
			({ phone, hours, services }) => phone && !phone.extension && !hours && services.length === 1
		) ?? all[0];
	office = await tabs.take({ baseURL: site.origin });
	await letIn(office, site, OFFICE);
	await letSpeak(site, OFFICE, clinic.id);
});
test.afterAll(() => site.stop());

const today = () =>
	new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());

/** The change of a field in a list of changes. */
const changeOf = (page: Page, field: string): Locator =>
	page
		.getByRole('main')
		.getByRole('listitem')
		.filter({ has: page.getByText(field, { exact: true }) });

const phoneField = () => office.getByLabel('Phone', { exact: true });
const monday = () => office.getByRole('group', { name: 'Monday' });
const medicaid = () =>
	office.getByRole('group', { name: 'Medicaid', exact: true }).getByLabel('For this treatment');
const preview = () => office.getByRole('button', { name: 'See what would change' });

test('a clinic updates its listing, and is told which part was published', async ({
	newPerson
}) => {
	test.slow();
	const { id, name, phone } = clinic;
	const listed = (phone?.number ?? '').replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

	await test.step('what is wrong is told beside its field, and all that was typed stays', async () => {
		await office.goto(`/clinics/${id}/update`);
		expect(await axeViolations(office)).toEqual([]);
		await phoneField().fill('ask the front desk');
		await office.getByLabel('By the day of the week').check();
		await monday().getByLabel('This day').selectOption('Open');
		await monday().getByLabel('From', { exact: true }).fill('08:00');
		await medicaid().selectOption('Not accepted');
		await office.getByLabel('Note to the moderators').fill('New opening hours since Monday.');
		await preview().click();
		const summary = office.getByRole('alert');
		await expect(summary).toBeFocused();
		await expect(summary.getByRole('link')).toHaveCount(2);
		await expect(phoneField()).toHaveValue('ask the front desk');
		await expect(phoneField()).toHaveAccessibleDescription(/cannot be dialed/);
		const to = monday().getByLabel('To', { exact: true });
		await expect(to).toHaveAccessibleDescription(/Write when you close/);
		await expect(monday().getByLabel('From', { exact: true })).toHaveValue('08:00');
		await expect(medicaid()).toHaveValue('not_accepted');
		expect(await axeViolations(office)).toEqual([]);
		await to.fill('17:00');
		await monday().getByRole('button', { name: 'Same hours until Friday' }).click();
		await phoneField().fill(PROPOSED);
	});

	await test.step('a draft is kept in the browser', async () => {
		await office.reload();
		await expect(office.getByText('We kept what you typed last time')).toBeVisible();
		await expect(phoneField()).toHaveValue(PROPOSED);
		const friday = office.getByRole('group', { name: 'Friday' });
		await expect(friday.getByLabel('To', { exact: true })).toHaveValue('17:00');
		await expect(medicaid()).toHaveValue('not_accepted');
	});

	await test.step('the changes are shown before they are sent', async () => {
		await preview().click();
		await expect(office.getByRole('heading', { level: 1 })).toHaveText('What would change');
		const change = changeOf(office, 'Phone');
		await expect(change.getByRole('deletion')).toHaveText(listed);
		await expect(change.getByRole('insertion')).toHaveText(PROPOSED);
		await expect(changeOf(office, 'Opening hours')).toContainText(HOURS);
		await expect(office.getByRole('main').getByRole('insertion')).toHaveCount(3);
		expect(await axeViolations(office)).toEqual([]);
		await office.getByRole('button', { name: 'Send these changes' }).click();
		await expect(office).toHaveURL(/\/submissions\//);
		await expect(office.getByRole('main')).toContainText('Thank you, we have it.');
	});

	// Meanwhile a moderator publishes what a call told.
	await changeClinic(site, id, { phone: { number: '+16025550199' } });

	await test.step('a moderator sees all three numbers, and accepts a part', async () => {
		const moderator = await newPerson(site);
		await letIn(moderator, site, MODERATOR);
		await moderator.goto('/review');
		await moderator.getByRole('main').getByRole('link', { name }).click();
		const numbers = changeOf(moderator, 'Phone');
		await expect(numbers).toContainText('Changed by someone else meanwhile');
		await expect(numbers.getByRole('definition')).toHaveText([listed, HEARD, PROPOSED]);
		await expect(moderator.getByRole('main')).toContainText('proved by a code on its listed phone');
		await numbers.getByLabel('Reject').check();
		await numbers.getByLabel('Reason').fill(REASON);
		await changeOf(moderator, 'Opening hours').getByLabel('Accept').check();
		await moderator
			.getByRole('listitem')
			.filter({ hasText: ': Medicaid' })
			.getByLabel('Accept')
			.check();
		expect(await axeViolations(moderator)).toEqual([]);
		await moderator.getByRole('button', { name: 'Publish what is accepted' }).click();
		await expect(moderator.getByRole('main')).toContainText(`published, ${today()}`);
		await expect(changeOf(moderator, 'Phone')).toContainText('Not accepted');
		await expect(changeOf(moderator, 'Phone')).toContainText(REASON);
		await expect(changeOf(moderator, 'Opening hours')).toContainText('Accepted');
	});

	await test.step('the clinic is told why the rest was not', async () => {
		const mail = await site.smtp.waitFor(({ subject }) => subject.startsWith('What became of'));
		expect(mail.to).toEqual([OFFICE]);
		expect(mail.text).toContain(`Part of what you sent about ${name} is published.`);
		expect(mail.text).toContain(REASON);
		await office.goto(mail.links[0]);
		await expect(office.getByRole('main')).toContainText(`Decided on ${today()}: published`);
		await expect(changeOf(office, 'Phone')).toContainText('Not accepted');
		await expect(changeOf(office, 'Phone')).toContainText(REASON);
		await expect(changeOf(office, 'Opening hours')).toContainText('Accepted');
		expect(await axeViolations(office)).toEqual([]);
	});

	await test.step('the listing has what was accepted, and nothing else', async () => {
		await expect(async () => {
			await office.goto(`/clinics/${id}`);
			await expect(office.getByRole('main')).toContainText(HOURS, { timeout: 500 });
		}).toPass({ timeout: 20_000 });
		await expect(office.getByRole('main')).toContainText(HEARD);
		await expect(office.getByRole('main')).not.toContainText(PROPOSED);
	});
});

test('a clinic confirms with one click that everything is still right', async () => {
	const sourceOf = (fact: RegExp) =>
		office
			.getByRole('region', { name: 'Where these facts come from' })
			.getByRole('listitem')
			.filter({ hasText: fact });
	const address = sourceOf(/\baddress\b.*: /i);
	await office.goto(`/clinics/${clinic.id}`);
	await expect(address.first()).toContainText('not confirmed by anyone else');

	await office.goto(`/clinics/${clinic.id}/confirm`);
	await expect(office.getByRole('main')).toContainText(clinic.address.city);
	expect(await axeViolations(office)).toEqual([]);
	await office.getByRole('button', { name: 'Everything is still right' }).click();
	await expect(office.getByRole('status')).toContainText('the listing says that you checked it');
	expect(await axeViolations(office)).toEqual([]);

	await expect(async () => {
		await office.goto(`/clinics/${clinic.id}`);
		const words = `Stated by the clinic; checked ${today()}`;
		await expect(address.first()).toContainText(words, { timeout: 500 });
	}).toPass({ timeout: 20_000 });
	await office.goto(`/clinics/${clinic.id}/history`);
	await expect(office.getByRole('main')).toContainText('Confirmed: everything is still right');
	await expect(office.getByRole('main')).not.toContainText('group-of-clinics.example');
});
