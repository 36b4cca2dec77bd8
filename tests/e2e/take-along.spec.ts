import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import { clinicsNear, countNear } from '../support/listed.ts';
import { expect, test } from '../support/tab.ts';

const MEDICAID = countNear('85004', 'medicaid');

test.describe('results can be taken along', () => {
	test('as a CSV file, made in the browser', async ({ page }) => {
		await page.goto('/?route=iv_infusion&payer=medicaid#near=85004');
		const downloading = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Download CSV' }).click();
		const download = await downloading;
		expect(download.suggestedFilename()).toMatch(/^within-reach-\d{4}-\d\d-\d\d\.csv$/);
		const text = await readFile(await download.path(), 'utf8');
		const { data } = Papa.parse<string[]>(text.trim(), { delimiter: ',' });
		expect(data.filter((row) => row.includes('AZ'))).toHaveLength(MEDICAID);
		expect(text).toContain('coverage is never guaranteed');
	});

	test('as text', async ({ page, context }) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto('/?payer=medicaid#near=85004');
		await page.getByRole('button', { name: 'Copy as text' }).click();
		await expect(page.getByText('Copied.', { exact: true })).toBeVisible();
		const text = await page.evaluate(() => navigator.clipboard.readText());
		expect(text).toContain(`${MEDICAID} clinics within 50 miles of ZIP 85004 (Phoenix, AZ)`);
		expect(text).toContain('Reported by the facility to SAMHSA, 2024 edition');
		expect(text).toContain('coverage is never guaranteed');
	});

	test('saved in this browser, and compared', async ({ page }) => {
		await page.goto('/#near=85004');
		const results = page.getByRole('region', { name: 'Results', exact: true });
		for (const index of [0, 1]) {
			await results.getByRole('button', { name: /^Save/ }).nth(index).click();
		}
		await page.getByRole('link', { name: 'Saved', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		const [{ name }] = clinicsNear('85004');
		await expect(page.getByRole('link', { name }).first()).toBeVisible();
		await page.reload();
		await expect(page.getByRole('link', { name }).first()).toBeVisible();
	});
});
