import type { Page } from '@playwright/test';
import { expect, test } from '../support/tab.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { addModerator, startSite, type Site } from '../support/listings.ts';
import { infusionClinics, letSpeak } from '../support/site-clinics.ts';

/** Without JavaScript, and in Spanish: each on its own is less than what someone may have. */
const PLAIN = { javaScriptEnabled: false, locale: 'es-US' };
const PHONE = '(602) 555-0148';
const OFFICE = 'oficina@clinica-del-valle.example';

let site: Site;
let clinics: Clinic[];

test.beforeAll(async () => {
	// One person is enough here, so that a change of phone is soon seen.
	site = await startSite({ HIGH_RISK_REVIEWERS: '1' });
	await addModerator(site, 'first@moderators.example');
	const all = await infusionClinics(site, 40);
	clinics = all.filter(({ phone }) => phone && !phone.extension);
});
test.afterAll(() => site.stop());

test('a correction in Spanish without JavaScript is published, and told in Spanish', async ({
	newPerson
}) => {
	const [clinic] = clinics;
	const sender = await newPerson(site, PLAIN);
	await sender.goto(`/es/clinics/${clinic.id}/correct?fact=phone`);
	const value = sender.getByLabel('El número de teléfono correcto');
	await value.fill('no lo sé');
	await sender.getByLabel(/correo electrónico/).fill('vecina@people.example');
	await sender.getByRole('button', { name: 'Enviar la corrección' }).click();
	await expect(sender.getByRole('alert')).toBeVisible();
	await expect(value).toHaveValue('no lo sé');
	await expect(sender.getByLabel(/correo electrónico/)).toHaveValue('vecina@people.example');
	await value.fill(PHONE);
	await sender.getByRole('button', { name: 'Enviar la corrección' }).click();
	await expect(sender).toHaveURL(/\/es\/submissions\//);
	await expect(sender.getByRole('main')).toContainText('Gracias, lo hemos recibido.');
	const received = await site.smtp.waitFor(({ to }) => to.includes('vecina@people.example'));
	expect(received.links[0]).toContain('/es/submissions/');

	const moderator = await newPerson(site, { javaScriptEnabled: false });
	await signInPlainly(moderator, 'first@moderators.example');
	await moderator.goto('/review');
	await moderator.getByRole('main').getByRole('link', { name: clinic.name }).click();
	await moderator.getByLabel('Accept').check();
	await moderator.getByLabel('By phone, on the listed number').check();
	await moderator.getByRole('button', { name: 'Publish what is accepted' }).click();
	await expect(moderator.getByRole('main')).toContainText('published');

	const told = await site.smtp.waitFor(
		(it) => it.to.includes('vecina@people.example') && it.text !== received.text
	);
	expect(told.text).toMatch(/publicad/);
	await sender.goto(told.links[0]);
	await expect(sender.getByRole('main')).toContainText(/publicad/);
	await expect(async () => {
		await sender.goto(`/es/clinics/${clinic.id}`);
		await expect(sender.getByRole('main')).toContainText(PHONE, { timeout: 500 });
	}).toPass({ timeout: 20_000 });
});

/** As `signInModerator`, for who has no script. */
async function signInPlainly(page: Page, email: string): Promise<void> {
	await page.goto('/sign-in/moderator');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByLabel('Password', { exact: true }).fill('a ferry crosses at dawn');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page).toHaveURL(/\/(review|account)/);
}

test('a clinic in Spanish without JavaScript signs in, updates its listing and confirms it', async ({
	newPerson
}) => {
	const clinic = clinics[1];
	const office = await newPerson(site, PLAIN);
	await office.goto('/es/sign-in');
	await office.getByLabel('Correo electrónico').fill(OFFICE);
	await office.getByRole('button', { name: 'Envíenme un enlace' }).click();
	const mail = await site.smtp.waitFor(({ to }) => to.includes(OFFICE));
	await office.goto(mail.links[0]);
	await office.getByRole('main').getByRole('button').click();
	await expect(office).not.toHaveURL(/sign-in/);
	await letSpeak(site, OFFICE, clinic.id);

	await office.goto(`/es/clinics/${clinic.id}/update`);
	await office.getByLabel('Teléfono', { exact: true }).fill('no sé');
	await office.getByRole('button', { name: 'Ver qué cambiaría' }).click();
	await expect(office.getByRole('alert').getByRole('link')).toHaveCount(1);
	await expect(office.getByLabel('Teléfono', { exact: true })).toHaveValue('no sé');
	await office.getByLabel('Teléfono', { exact: true }).fill(PHONE);
	await office.getByRole('button', { name: 'Ver qué cambiaría' }).click();
	await expect(office.getByRole('main').getByRole('insertion')).toHaveText(PHONE);
	await office.getByRole('button', { name: 'Enviar estos cambios' }).click();
	await expect(office).toHaveURL(/\/es\/submissions\//);
	await expect(office.getByRole('main')).toContainText('Gracias, lo hemos recibido.');

	await office.goto(`/es/clinics/${clinic.id}/confirm`);
	await office.getByRole('button', { name: 'Todo sigue correcto' }).click();
	await expect(office.getByRole('status')).toContainText(
		'la ficha dice que ustedes la comprobaron'
	);
});

test('a person who called reports it without JavaScript, once a day', async ({ newPerson }) => {
	const caller = await newPerson(site, { javaScriptEnabled: false });
	await caller.goto(`/clinics/${clinics[2].id}/called`);
	await caller.getByRole('radio').first().check();
	await caller.getByRole('button', { name: 'Send the report' }).click();
	await expect(caller.getByRole('main')).toContainText('Thank you. Your report is counted.');
});
