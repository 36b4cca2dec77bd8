import { expect, test } from '../support/tab.ts';
import { heading, results, searchFrom } from '../support/finder.ts';
import { clinicsNear, countNear } from '../support/listed.ts';
import { logRequests } from '../support/requests.ts';

const MEDICAID = countNear('85004', 'medicaid');

test.describe('the address', () => {
	test('goes back and forward through searches', async ({ page }) => {
		await page.goto('/');
		await searchFrom(page, '85004');
		await expect(heading(page)).toContainText('85004');
		await searchFrom(page, '10001');
		await expect(heading(page)).toContainText('10001');
		await page.getByLabel('Insurance', { exact: true }).selectOption('tricare');
		const [taking, all] = [clinicsNear('10001', { payer: 'tricare' }), clinicsNear('10001')];
		expect(taking.length).toBeLessThan(all.length);
		await expect(results(page).getByRole('article')).toHaveCount(taking.length);
		await page.goBack();
		await expect(results(page).getByRole('article')).toHaveCount(all.length);
		await page.goBack();
		await expect(heading(page)).toContainText('85004');
		await expect(page.getByLabel('ZIP code or town')).toHaveValue('85004');
		await page.goForward();
		await expect(heading(page)).toContainText('10001');
	});

	test('comes back from a clinic to the same search', async ({ page }) => {
		await page.goto('/?payer=medicaid#near=85004');
		await results(page).getByRole('article').first().getByRole('link').first().click();
		await expect(page).toHaveURL(/\/clinics\/.+\?payer=medicaid$/);
		await page.goBack();
		await expect(heading(page)).toContainText(`${MEDICAID} clinics`);
	});

	test('comes back from a clinic to a search without a place', async ({ page }) => {
		await page.goto('/');
		await page.getByLabel('Distance', { exact: true }).selectOption('any');
		await page.getByLabel('Insurance', { exact: true }).selectOption('medicaid');
		await expect(heading(page)).toContainText('clinics in our sources');
		const told = await heading(page).textContent();
		await results(page).getByRole('article').first().getByRole('link').first().click();
		await expect(page).toHaveURL(/\/clinics\//);
		await page.goBack();
		await expect(heading(page)).toHaveText(told ?? '');
		await expect(page.getByLabel('Insurance', { exact: true })).toHaveValue('medicaid');
	});

	test('goes along to the other language after a search', async ({ page, baseURL }) => {
		const log = logRequests(page, new URL(baseURL ?? '').host);
		await page.goto('/?near=10001');
		await searchFrom(page, '85004');
		await page.getByLabel('Insurance', { exact: true }).selectOption('medicaid');
		await expect(heading(page)).toContainText(`${MEDICAID} clinics`);
		const before = log.naming('near=').length;
		await page.locator('a.language').click();
		await expect(heading(page)).toContainText(`${MEDICAID} clínicas`);
		await expect(page).toHaveURL(/\/es\/?\?payer=medicaid#near=85004$/);
		await page.goBack();
		await expect(heading(page)).toContainText(`${MEDICAID} clinics`);
		await page.goForward();
		const payers = page.getByLabel('Seguro', { exact: true });
		await payers.selectOption('tricare');
		await expect(page).toHaveURL(/payer=tricare#near=85004$/);
		await page.goBack();
		await expect(payers).toHaveValue('medicaid');
		expect(log.naming('near=')).toHaveLength(before);
		expect(log.naming('85004')).toEqual([]);
	});

	test('grows the list from a later page without sending the place', async ({ page, baseURL }) => {
		await page.goto('/?near=10001&radius=any&page=2');
		await expect(results(page)).toContainText('Showing 21–40');
		const log = logRequests(page, new URL(baseURL ?? '').host);
		await page.getByRole('link', { name: 'Previous page' }).click();
		await expect(results(page)).toContainText('Showing 1–20');
		await page.getByRole('button', { name: 'Show more' }).click();
		await expect(results(page)).toContainText('Showing 1–40');
		expect(log.naming('10001')).toEqual([]);
	});

	test('opens a shared search, in the other language too', async ({ page }) => {
		await page.goto('/?route=iv_infusion&payer=tricare&radius=50#near=84601');
		await expect(heading(page)).toContainText(
			`${countNear('84601', 'tricare')} clinics within 50 miles`
		);
		await page
			.getByRole('link', { name: 'View this page in Spanish' })
			.or(page.locator('a.language'))
			.click();
		await expect(page.locator('html')).toHaveAttribute('lang', 'es');
		await expect(heading(page)).toContainText(
			`${countNear('84601', 'tricare')} clínicas a menos de 50 millas`
		);
	});

	test('takes a place that a form sent out of the query string', async ({ page }) => {
		await page.goto('/?near=85004&route=iv_infusion');
		await expect(page).toHaveURL('/?route=iv_infusion#near=85004');
		await expect(heading(page)).toContainText(`${countNear('85004')} clinics`);
	});

	test('says which part of it could not be read', async ({ page }) => {
		await page.goto('/?payer=gold#near=85004');
		await expect(page.getByRole('alert')).toContainText('gold');
		await expect(heading(page)).toContainText(`${countNear('85004')} clinics`);
	});
});
