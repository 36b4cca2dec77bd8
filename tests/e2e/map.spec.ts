import { test as inNewBrowser, type Page } from '@playwright/test';
import { clinicsNear, countNear } from '../support/listed.ts';
import { expect, test } from '../support/tab.ts';

const results = (page: Page) => page.getByRole('region', { name: 'Results', exact: true });
const map = (page: Page) => page.getByRole('region', { name: 'Map of the results' });
const heading = (page: Page) => page.locator('#results-heading');

/** Clinics around ZIP 85004, those that take Medicaid, and one that takes TRICARE and stands alone. */
const PHOENIX = countNear('85004');
const MEDICAID = countNear('85004', 'medicaid');
const [taking] = clinicsNear('85004', { payer: 'tricare' });

test.describe('the map', () => {
	test('lights the marker of a result, and the result of a marker', async ({ page }) => {
		await page.goto('/?payer=tricare#near=85004');
		const item = results(page).getByRole('listitem').filter({ hasText: taking.name });
		const marker = map(page).getByRole('button', { name: taking.name });
		await expect(marker).toBeVisible();

		await item.getByRole('heading').hover();
		await expect(marker).toHaveClass(/lit/);
		await heading(page).hover();
		await expect(marker).not.toHaveClass(/lit/);

		await marker.focus();
		await expect(item).toHaveClass(/lit/);
	});

	test('shows what the list shows, after a change of filter too', async ({ page }) => {
		await page.goto('/?route=iv_infusion#near=85004');
		const counted = () =>
			map(page)
				.locator('.leaflet-marker-pane [role=button], .leaflet-marker-pane button')
				.evaluateAll((markers) =>
					markers
						.map((marker) => marker.getAttribute('aria-label') ?? '')
						.map((label) => Number(/^(\d+) clinics/.exec(label)?.[1] ?? 1))
						.reduce((sum, one) => sum + one, 0)
				);
		await expect.poll(counted).toBe(PHOENIX);
		await page.getByLabel('Insurance', { exact: true }).selectOption('medicaid');
		await expect(results(page).getByRole('article')).toHaveCount(MEDICAID);
		await expect.poll(counted).toBe(MEDICAID);
	});

	test('searches the area the person moved to', async ({ page }) => {
		await page.goto('/#near=85004');
		await expect(map(page).getByRole('button', { name: 'Zoom out' })).toBeVisible();
		await map(page).getByRole('button', { name: 'Zoom out' }).click();
		await map(page).getByRole('button', { name: 'Search this area' }).click();
		await expect(heading(page)).toContainText('of this point');
		await expect(page).toHaveURL(/#near=33\.\d+%2C-11\d\.\d+$/);
	});

	test('waits on a phone until it is asked for', async ({ page }) => {
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).pathname));
		await page.setViewportSize({ width: 390, height: 800 });
		await page.goto('/#near=85004');
		await expect(results(page).getByRole('article')).toHaveCount(PHOENIX);
		expect(asked.filter((path) => path.startsWith('/basemap'))).toEqual([]);
		await page.getByRole('button', { name: 'Show the map' }).click();
		await expect(map(page).getByRole('button', { name: taking.name })).toBeVisible();
		await expect(map(page).getByRole('button', { name: 'Zoom in', exact: true })).toBeInViewport();
		await map(page).getByRole('button', { name: taking.name }).click();
		await expect(map(page).getByRole('link', { name: taking.name })).toBeInViewport();
		await page.getByRole('button', { name: 'Back to the list' }).click();
		await expect(results(page).getByRole('article').first()).toBeInViewport();
	});
});

inNewBrowser('costs at most 100 kB of JavaScript before the map', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 800 });
	const scripts: Promise<number>[] = [];
	page.on('requestfinished', (request) => {
		if (request.resourceType() !== 'script') return;
		scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
	});
	await page.goto('/#near=85004');
	await expect(results(page).getByRole('article')).toHaveCount(PHOENIX);
	const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
	expect(bytes).toBeGreaterThan(10_000);
	expect(bytes).toBeLessThanOrEqual(100_000);
});
