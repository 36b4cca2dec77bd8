import type { Page } from '@playwright/test';
import { expect, test } from '../support/tab.ts';

/** Opens a page whose scripts are slow to come; what is returned lets them. */
async function openSlowly(page: Page, address: string): Promise<() => Promise<void>> {
	const { promise, resolve } = Promise.withResolvers<void>();
	await page.route('**/_app/**/*.js', async (route) => {
		await promise;
		await route.continue();
	});
	await page.goto(address, { waitUntil: 'commit' });
	return async () => {
		resolve();
		await page.waitForLoadState('networkidle');
	};
}

test('what is chosen in a form before its scripts have come stays chosen', async ({
	page,
	request
}) => {
	const { clinics } = await (await request.get('/api/search?near=85004&route=iv_infusion')).json();
	const come = await openSlowly(page, `/clinics/${clinics[0].id}/called`);
	await page.getByLabel('Wrong number').check();
	await page.getByLabel('Which treatment').selectOption({ index: 1 });
	await come();
	await expect(page.getByLabel('Wrong number')).toBeChecked();
	await expect(page.getByLabel('Which treatment')).not.toHaveValue('');
});

test('what is asked of the access map before its scripts have come is answered', async ({
	page
}) => {
	const come = await openSlowly(page, '/access');
	await page.getByLabel('Insurance', { exact: true }).selectOption('Medicaid');
	await come();
	await expect(page).toHaveURL(/payer=medicaid/);
	await expect(page.locator('.headline')).toContainText('takes Medicaid');
});
