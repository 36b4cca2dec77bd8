import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from '../support/tab.ts';
import { axeViolations } from '../support/axe.ts';

const PAGES = [
	['find care', '/'],
	['results', '/?route=iv_infusion&payer=medicaid#near=85004'],
	['referral places', '/?referrals=1#near=53202'],
	['an empty result', '/?radius=10#near=59001'],
	['a place to choose', '/#near=Springfield'],
	['a clinic', '/clinics/FIRST'],
	['the access map', '/access?payer=medicaid&state=TX&county=48001'],
	['the saved list', '/saved'],
	['the treatment', '/treatment'],
	['the data', '/data'],
	['a missing page', '/nothing-here']
] as const;

/** The address of a page; FIRST stands for the first clinic that a search finds. */
async function addressOf(address: string, request: APIRequestContext) {
	if (!address.includes('FIRST')) return address;
	const answer = await request.get('/api/search?near=85004&route=iv_infusion');
	const { clinics } = await answer.json();
	return address.replace('FIRST', clinics[0].id);
}

/** Opens a page and waits until it shows what it has to show. */
async function open(page: Page, address: string) {
	await page.goto(address);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
	if (address.includes('near=')) {
		await expect(page.locator('#results-heading, [role=alert]').first()).toBeVisible();
	}
}

for (const [name, address] of PAGES) {
	test(`${name} is accessible, in both themes`, async ({ page, request }) => {
		await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
		await open(page, await addressOf(address, request));
		expect(await axeViolations(page)).toEqual([]);
		await page.emulateMedia({ colorScheme: 'dark' });
		expect(await axeViolations(page)).toEqual([]);

		await expect(page.getByRole('complementary', { name: 'Crisis lines' })).toContainText('988');
		await expect(page.getByRole('contentinfo')).toContainText('Not medical advice');
		await expect(page).toHaveTitle(/.+ – Within Reach$/);
	});

	test(`${name} fits 320 pixels, in Spanish`, async ({ page, request }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await open(page, '/es' + (await addressOf(address, request)));
		await expect(page.locator('html')).toHaveAttribute('lang', 'es');
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow).toBe(0);
		expect(await axeViolations(page)).toEqual([]);
	});
}
