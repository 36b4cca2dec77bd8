import { expect, test } from '@playwright/test';
import { axeViolations } from '../support/axe.ts';

const PAGES = [
	['find care', '/'],
	['results', '/?route=iv_infusion&payer=medicaid#near=85004'],
	['referral places', '/?referrals=1#near=53202'],
	['an empty result', '/?radius=10#near=59001'],
	['a place to choose', '/#near=Springfield'],
	['a clinic', '/clinics/FIRST'],
	['the saved list', '/saved'],
	['the treatment', '/treatment'],
	['the data', '/data'],
	['a missing page', '/nothing-here']
] as const;

/** The address of a page; FIRST stands for the first clinic that a search finds. */
async function addressOf(address: string, request: import('@playwright/test').APIRequestContext) {
	if (!address.includes('FIRST')) return address;
	const answer = await request.get('/api/search?near=85004&route=iv_infusion');
	const { clinics } = await answer.json();
	return address.replace('FIRST', clinics[0].id);
}

for (const [name, address] of PAGES) {
	for (const colorScheme of ['light', 'dark'] as const) {
		test(`${name} has no accessibility violation in the ${colorScheme} theme`, async ({
			page,
			request
		}) => {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await page.goto(await addressOf(address, request));
			await page.waitForLoadState('networkidle');
			expect(await axeViolations(page)).toEqual([]);
		});
	}

	test(`${name} fits 320 pixels, in Spanish`, async ({ page, request }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto('/es' + (await addressOf(address, request)));
		await page.waitForLoadState('networkidle');
		await expect(page.locator('html')).toHaveAttribute('lang', 'es');
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow).toBe(0);
		expect(await axeViolations(page)).toEqual([]);
	});

	test(`${name} says where to turn in a crisis, and has one main heading`, async ({
		page,
		request
	}) => {
		await page.goto(await addressOf(address, request));
		await expect(page.getByRole('complementary', { name: 'Crisis lines' })).toContainText('988');
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expect(page.getByText('Not medical advice, not an endorsement')).toBeVisible();
		await expect(page).toHaveTitle(/.+ – Within Reach$/);
	});
}
