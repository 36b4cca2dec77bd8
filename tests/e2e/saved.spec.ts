import type { Page } from '@playwright/test';
import { expect, test } from '../support/tab.ts';
import { axeViolations } from '../support/axe.ts';
import { logRequests } from '../support/requests.ts';

const CHANDLER = 'lifeline-professional-counseling-servs-chandler-az';
const GLENDALE = 'lifeline-professional-counseling-servs-glendale-az';
const BIRMINGHAM = 'uab-hospital-birmingham-al';
const REFERRALS = 'ak-child-and-family-anchorage-ak';
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
	await page.goto(`/clinics/${CHANDLER}`, { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: /^Save/ }).click();
	const requests = logRequests(page, new URL(baseURL ?? '').host);
	await page.goto('/saved');
	await expect(names(page)).toHaveText(['Lifeline Professional Counseling Servs']);
	expect(requests.naming(CHANDLER)).toEqual([]);
	expect(requests.thirdParties()).toEqual([]);
});

test('Up to four are compared, by the insurance that matters.', async ({ page }) => {
	await save(page, CHANDLER, GLENDALE, BIRMINGHAM, REFERRALS, 'not-here');
	await page.goto('/saved');
	const table = page.getByRole('table');
	await expect(table.getByRole('columnheader')).toHaveCount(4);
	await page.getByRole('combobox', { name: 'Insurance' }).selectOption('medicaid');
	await expect(table.getByRole('row', { name: /^Medicaid/ })).toContainText('1 of 165');
	await page.getByRole('checkbox', { name: /AK Child/ }).uncheck();
	await expect(table.getByRole('columnheader')).toHaveCount(3);
	expect(await axeViolations(page)).toEqual([]);
});

test('A clinic that left the directory is said to be gone, and can be removed.', async ({
	page
}) => {
	await save(page, GONE, BIRMINGHAM);
	await page.goto('/saved');
	await expect(page.getByText('No longer listed.')).toBeVisible();
	await page.getByRole('button', { name: `Remove ${GONE}` }).click();
	await expect(names(page)).toHaveText(['UAB Hospital']);
});

test('What was removed by mistake comes back, and the keyboard is not lost.', async ({ page }) => {
	await save(page, BIRMINGHAM);
	await page.goto('/saved');
	await page.getByRole('button', { name: /^Remove/ }).press('Enter');
	await expect(page.getByText('Nothing saved yet.')).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Your list/ })).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(names(page)).toHaveText(['UAB Hospital']);
});

test('Two tabs keep one list.', async ({ context }) => {
	const [one, other] = [await context.newPage(), await context.newPage()];
	await one.goto('/saved');
	await expect(one.getByText('Nothing saved yet.')).toBeVisible();
	await other.goto(`/clinics/${REFERRALS}`, { waitUntil: 'networkidle' });
	await other.getByRole('button', { name: /^Save/ }).click();
	await expect(names(one)).toHaveText(['AK Child and Family']);
});

test('A directory that cannot be loaded leaves the addresses, and another try.', async ({
	page
}) => {
	await save(page, BIRMINGHAM);
	await page.route('**/directory/**', (route) => route.abort());
	await page.goto('/saved');
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(page.getByRole('link', { name: BIRMINGHAM })).toBeVisible();
	await page.unroute('**/directory/**');
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(names(page)).toHaveText(['UAB Hospital']);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the list says why it cannot be shown, and what to do instead', async ({ page }) => {
		await page.goto('/saved');
		await expect(page.getByText(/needs JavaScript/)).toBeVisible();
	});
});
