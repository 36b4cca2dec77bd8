import type { Page } from '@playwright/test';
import { expect, test } from '../support/tab.ts';
import { axeViolations } from '../support/axe.ts';
import { clinicsNear, someClinic } from '../support/listed.ts';
import { logRequests } from '../support/requests.ts';

const [one, two, three] = clinicsNear('10001', { payer: 'medicaid' });
const referring = someClinic(({ services }) => services.length === 0);
const GONE = 'clinic-that-closed-nowhere-az';

/** Puts clinics on the list as an earlier visit would have. */
async function save(page: Page, ...ids: string[]) {
	const list = JSON.stringify(ids);
	await page.evaluate((it) => localStorage.setItem('within-reach.saved', it), list);
}

const names = (page: Page) => page.getByRole('main').getByRole('heading', { level: 3 });

test('Saved on a clinic’s page, found on the list, and told to nobody.', async ({
	page,
	baseURL
}) => {
	await page.goto(`/clinics/${one.id}`, { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: /^Save/ }).click();
	const requests = logRequests(page, new URL(baseURL ?? '').host);
	await page.goto('/saved');
	await expect(names(page)).toHaveText([one.name]);
	expect(requests.naming(one.id)).toEqual([]);
	expect(requests.thirdParties()).toEqual([]);
});

test('Up to four are compared, by the insurance that matters.', async ({ page }) => {
	await save(page, one.id, two.id, three.id, referring.id, 'not-here');
	await page.goto('/saved');
	const table = page.getByRole('table');
	await expect(table.getByRole('columnheader')).toHaveCount(4);
	await page.getByRole('combobox', { name: 'Insurance' }).selectOption('medicaid');
	await expect(table.getByRole('row', { name: /^Medicaid/ })).toContainText('1 of 165');
	await page.getByRole('checkbox', { name: referring.name }).uncheck();
	await expect(table.getByRole('columnheader')).toHaveCount(3);
	expect(await axeViolations(page)).toEqual([]);
});

test('A clinic that left the directory is said to be gone, and can be removed.', async ({
	page
}) => {
	await save(page, GONE, one.id);
	await page.goto('/saved');
	await expect(page.getByText('No longer listed.')).toBeVisible();
	await page.getByRole('button', { name: `Remove ${GONE}` }).click();
	await expect(names(page)).toHaveText([one.name]);
});

test('What was removed by mistake comes back, and the keyboard is not lost.', async ({ page }) => {
	await save(page, one.id);
	await page.goto('/saved');
	await page.getByRole('button', { name: /^Remove/ }).press('Enter');
	await expect(page.getByText('Nothing saved yet.')).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Your list/ })).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(names(page)).toHaveText([one.name]);
});

test('Two tabs keep one list.', async ({ context }) => {
	const [tab, other] = [await context.newPage(), await context.newPage()];
	await tab.goto('/saved');
	await expect(tab.getByText('Nothing saved yet.')).toBeVisible();
	await other.goto(`/clinics/${referring.id}`, { waitUntil: 'networkidle' });
	await other.getByRole('button', { name: /^Save/ }).click();
	await expect(names(tab)).toHaveText([referring.name]);
});

test('A directory that cannot be loaded leaves the addresses, and another try.', async ({
	page
}) => {
	await save(page, one.id);
	await page.route('**/directory/**', (route) => route.abort());
	await page.goto('/saved');
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(page.getByRole('link', { name: one.id })).toBeVisible();
	await page.unroute('**/directory/**');
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(names(page)).toHaveText([one.name]);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the list says why it cannot be shown, and what to do instead', async ({ page }) => {
		await page.goto('/saved');
		await expect(page.getByText(/needs JavaScript/)).toBeVisible();
	});
});
