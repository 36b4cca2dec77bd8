import { someClinic } from '../support/listed.ts';
import { expect, test } from '../support/tab.ts';

/** One that gives infusions and takes Medicaid, as a directory says it, and one that gives none. */
const infusing = someClinic(
	({ services: [first, ...others], payers, phone }) =>
		others.length === 0 &&
		first?.route === 'iv_infusion' &&
		first.coverage.length === 0 &&
		payers.medicaid === 'accepted' &&
		payers.va === undefined &&
		phone !== undefined &&
		!phone.extension
);
const referring = someClinic(({ services }) => services.length === 0);
const INFUSIONS = `/clinics/${infusing.id}`;
const REFERRALS = `/clinics/${referring.id}`;
const NUMBER = infusing.phone?.number ?? '';
const PHONE = NUMBER.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

test('A clinic says what it offers, who is said to pay, and how far that can be trusted.', async ({
	page
}) => {
	await page.goto(INFUSIONS);
	const { city, state } = infusing.address;
	expect(await page.title()).toContain(`${infusing.name}, ${city}, ${state}`);
	await expect(page.getByRole('link', { name: PHONE, exact: true })).toHaveAttribute(
		'href',
		`tel:${NUMBER}`
	);
	await expect(page.getByRole('heading', { name: 'Ketamine infusion (IV)' })).toBeVisible();
	await expect(page.getByText(/2024 edition; not confirmed by anyone else/).first()).toBeVisible();
	const medicaid = page.getByRole('row', { name: /^Medicaid/ });
	await expect(medicaid).toContainText('not known for this treatment');
	await expect(medicaid).toContainText('1 of 165');
	await expect(page.getByRole('row', { name: /^Veterans/ })).toContainText('Not reported');
});

test('Someone who comes from a search finds the answer first, in both languages.', async ({
	page
}) => {
	await page.goto(`${INFUSIONS}?payer=medicaid&route=iv_infusion`);
	await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
		'Medicaid for ketamine infusions'
	);
	await expect(page.getByText('Do you bill Medicaid for ketamine infusions?')).toBeVisible();
	await page.getByRole('link', { name: 'Ver esta página en español' }).click();
	await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
		'Medicaid para infusiones de ketamina'
	);
});

test('Nonsense in the address asks about nothing.', async ({ page }) => {
	await page.goto(`${INFUSIONS}?payer=gold&route=surgery&route=`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Treatment');
});

test('A place without a treatment is a place to ask for a referral, never a ketamine clinic.', async ({
	page
}) => {
	await page.goto(REFERRALS);
	await expect(page.getByText('Place to ask for a referral')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Treatment', exact: true })).toHaveCount(0);
	await expect(page.getByText(/whom do you refer people to/)).toBeVisible();
});

test('A clinic prints on one sheet that bears its date.', async ({ page }) => {
	for (const path of [`${INFUSIONS}?payer=medicaid`, `/es${INFUSIONS}`, REFERRALS]) {
		await page.goto(path, { waitUntil: 'networkidle' });
		const margin = '0.4in';
		const sheet = await page.pdf({
			format: 'Letter',
			margin: { top: margin, right: margin, bottom: margin, left: margin }
		});
		expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g), path).toHaveLength(1);
	}
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByText(/^Printed \w+ \d+, \d{4}\./)).toBeVisible();
});

test('The questions are copied with the clinic’s name and number.', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(INFUSIONS, { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: 'Copy as text' }).click();
	await expect(page.getByText('Copied.')).toBeVisible();
	const text = await page.evaluate(() => navigator.clipboard.readText());
	expect(text).toContain(infusing.name);
	expect(text).toContain(PHONE);
	expect(text).toContain('- Which insurance do you bill for ketamine infusions?');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('everything is there but the buttons that need it', async ({ page }) => {
		await page.goto(`${INFUSIONS}?payer=medicaid`);
		await expect(
			page.getByText('Do you bill Medicaid for ketamine infusions? Which plans?')
		).toBeVisible();
		for (const name of [/^Save/, 'Copy as text', 'Print']) {
			await expect(page.getByRole('button', { name })).toBeHidden();
		}
	});
});

test('An address that leads to no clinic says so.', async ({ page }) => {
	const response = await page.goto('/clinics/no-such-clinic');
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByText('There is no clinic at this address.')).toBeVisible();
	await page.goto('/es/clinics/no-such-clinic');
	await expect(page.getByText('No hay ninguna clínica en esta dirección web.')).toBeVisible();
});
