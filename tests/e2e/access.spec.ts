import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/tab.ts';
import Papa from 'papaparse';
import { axeViolations } from '../support/axe.ts';

/** The page asks its worker in the background; it is ready once the map stands. */
async function open(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	await expect(page.locator('.leaflet-container')).toBeVisible({ timeout: 60_000 });
}

const headline = (page: Page) => page.locator('.headline');

/** The cell of a row and a column of the table of states or counties. */
async function cell(page: Page, row: string, column: number): Promise<string> {
	const cells = page
		.getByRole('region', { name: /By (state|county)/ })
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
		.getByRole('cell');
	return cells.nth(column).innerText();
}

async function saved(page: Page, name: string): Promise<string> {
	const download = page.waitForEvent('download');
	await page
		.getByRole('region', { name: 'Take it along' })
		.getByText(name, { exact: true })
		.click();
	return (await download).path();
}

test('the numbers, the table and the map follow what is asked, and the address holds it', async ({
	page
}) => {
	await open(page, '/access');
	await expect(headline(page)).toContainText('live more than 50 miles from a clinic that reports');
	await page.getByLabel('Treatment', { exact: true }).selectOption('Ketamine infusion (IV)');
	await page.getByLabel('Insurance', { exact: true }).selectOption('Medicaid');
	await expect(headline(page)).toContainText('reports ketamine infusions and takes Medicaid');
	await expect(page).toHaveURL(/\/access\?route=iv_infusion&payer=medicaid$/);
	const medicaid = await headline(page).innerText();
	const people = await cell(page, 'Texas', 3);

	await page.getByLabel('What the map shows').selectOption('Extra distance that coverage costs');
	await expect(page.getByRole('columnheader', { name: /Extra distance/ })).toBeVisible();
	await page.goBack();
	await expect(page.getByRole('columnheader', { name: /Extra distance/ })).toHaveCount(0);
	await expect(page.getByLabel('What the map shows')).toHaveValue('nearest');

	await page.getByRole('link', { name: 'State', exact: true }).click();
	await expect(page).toHaveURL(/sort=name/);
	await page.getByRole('link', { name: 'Texas', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'By county: Texas' })).toBeVisible();
	expect(await cell(page, 'Texas', 3)).toBe(people);
	await page.getByRole('link', { name: 'Anderson', exact: true }).click();
	const county = page.getByRole('region', { name: 'Anderson, Texas' });
	await expect(county).toContainText('Nearest clinics');
	await expect(county.getByRole('listitem')).toHaveCount(5);
	expect(await axeViolations(page)).toEqual([]);

	// Anyone who gets the address sees the same, at once and from the server.
	const other = await page.context().newPage();
	await other.goto(page.url());
	await expect(headline(other)).toHaveText(medicaid);
	await expect(other.getByRole('region', { name: 'Anderson, Texas' })).toContainText(
		'Nearest clinics'
	);
});

test('a clinic is dropped, moved, told what it offers, and taken away', async ({ page }) => {
	await open(page, '/access?payer=medicaid');
	const before = await headline(page).innerText();
	await page.getByLabel(/Or at a place/).fill('no such place at all');
	await page.getByRole('button', { name: 'Put it there' }).click();
	await expect(page.getByRole('alert')).toContainText('We don’t know that place');
	await page.getByLabel(/Or at a place/).fill('79936');
	await page.getByRole('button', { name: 'Put it there' }).click();
	const whatIf = page.getByRole('region', { name: 'What if a clinic opened, or closed?' });
	await expect(whatIf).toContainText(/[\d,]+ more people are within 50 miles/);
	await expect(headline(page)).not.toHaveText(before);
	await expect(page).toHaveURL(/add=31\.\d+/);
	await expect(page.getByRole('columnheader', { name: /Gained within 50 miles/ })).toBeVisible();
	expect(await axeViolations(page)).toEqual([]);

	await expect(whatIf).toContainText('near El Paso, Texas');
	await whatIf.getByText('Change what it offers and takes').click();
	await whatIf.getByLabel('Medicare', { exact: true }).check();
	await expect(headline(page)).toHaveText(before);
	// Several are kept, whatever is changed beside them.
	await whatIf.getByLabel('Medicaid', { exact: true }).check();
	await whatIf.getByLabel('Oral ketamine').check();
	await expect(page).toHaveURL(
		/add=31\.[\d.]+(%2C|,)-106[\d.]+(%2C|,)oral(%2C|,)medicare\.medicaid/
	);
	await whatIf.getByLabel('Oral ketamine').uncheck();
	await expect(headline(page)).not.toHaveText(before);
	const pin = page.getByRole('button', { name: 'Added clinic 1' });
	await pin.focus();
	await pin.press('Enter');
	await expect(whatIf.locator('#added-0')).toBeFocused();
	const scenario = JSON.parse(readFileSync(await saved(page, 'Scenario (GeoJSON)'), 'utf8'));
	expect(scenario.type).toBe('FeatureCollection');
	expect(scenario.features[0].geometry.coordinates[1]).toBeCloseTo(31.8, 0);

	await page.reload();
	await expect(whatIf).toContainText('Added clinic 1');
	await expect(headline(page)).not.toHaveText(before);
	await whatIf.getByRole('link', { name: /^Remove/ }).click();
	await expect(headline(page)).toHaveText(before);
});

test('pressed on the map, a clinic is dropped there; the next best places are found', async ({
	page
}) => {
	await open(page, '/access?route=iv_infusion');
	const before = await headline(page).innerText();
	await page.getByRole('button', { name: 'Put one on the map' }).click();
	const map = page.locator('.leaflet-container');
	await map.click({ position: { x: 200, y: 120 } });
	await expect(page).toHaveURL(/add=/);
	await expect(headline(page)).not.toHaveText(before);
	await page.getByRole('link', { name: 'Start over' }).click();
	await expect(headline(page)).toHaveText(before);

	const next = page.getByRole('region', { name: 'Where next?' });
	await next.getByLabel('How many clinics').selectOption('2');
	await next.getByRole('button', { name: 'Look' }).click();
	await expect(next.getByRole('listitem')).toHaveCount(2);
	await expect(next.getByRole('listitem').first()).toContainText(/people newly within 50 miles/);
	expect(await axeViolations(page)).toEqual([]);
	await next.getByRole('button', { name: 'Put these on the map' }).click();
	await expect(page.getByText('Added clinic 2', { exact: true })).toBeVisible();
	await expect(headline(page)).not.toHaveText(before);
});

test('a clinic is supposed to close', async ({ page }) => {
	await open(page, '/access?state=AZ&county=04013');
	const county = page.getByRole('region', { name: 'Maricopa, Arizona' });
	const nearest = county.getByRole('listitem').first();
	const name = await nearest.getByRole('link').innerText();
	await nearest.getByRole('button', { name: /Suppose it closed/ }).click();
	await expect(page).toHaveURL(/close=/);
	await expect(nearest.getByRole('link')).not.toHaveText(name);
	const whatIf = page.getByRole('region', { name: 'What if a clinic opened, or closed?' });
	await expect(whatIf).toContainText(name);
	await whatIf.getByRole('link', { name: /Open it again/ }).click();
	await expect(nearest.getByRole('link')).toHaveText(name);
});

test('table and map are taken along', async ({ page }) => {
	await open(page, '/access?route=iv_infusion&payer=medicaid');
	const csv = readFileSync(await saved(page, 'Table (CSV)'), 'utf8');
	expect(csv).toContain('Texas');
	expect(Papa.parse<string[]>(csv.trim()).data.length).toBeGreaterThan(52);
	const svg = readFileSync(await saved(page, 'Map (SVG)'), 'utf8');
	expect(svg).toContain('<svg');
	expect(svg).toContain('takes Medicaid');
	const png = readFileSync(await saved(page, 'Map (PNG)'));
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect(png.length).toBeGreaterThan(50_000);
	const json = await (
		await page.request.get('/api/access?route=iv_infusion&payer=medicaid')
	).json();
	expect(json.national.population).toBe(334_735_155);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the headline, the table and an image of the map are there, and every step is a link', async ({
		page
	}) => {
		await page.goto('/es/access');
		await page.getByLabel('Seguro').selectOption('Medicaid');
		await page.getByRole('button', { name: 'Mostrar' }).click();
		await expect(page).toHaveURL(/\/es\/access\?.*payer=medicaid/);
		await expect(headline(page)).toContainText('acepta Medicaid');
		const image = page.getByRole('img', { name: /Mapa de Estados Unidos/ });
		await expect(image).toBeVisible();
		const answer = await page.request.get((await image.getAttribute('src')) ?? '');
		expect(answer.headers()['content-type']).toContain('image/svg+xml');
		await page.getByRole('link', { name: 'Texas', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Por condado: Texas' })).toBeVisible();
		await page.getByRole('link', { name: 'Anderson', exact: true }).click();
		await expect(page.getByRole('region', { name: 'Anderson, Texas' })).toContainText('visitas');
		await page.getByRole('link', { name: /^Distancia mediana/ }).click();
		await expect(page).toHaveURL(/sort=-median/);
		await expect(page.getByRole('heading', { name: '¿Dónde la próxima?' })).toBeHidden();
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a scenario is told with its gains, and taken back by links', async ({ page }) => {
		await page.goto('/access?add=31.8,-106.4&add=46.8,-100.8');
		const whatIf = page.getByRole('region', { name: 'What if a clinic opened, or closed?' });
		await expect(whatIf).toContainText(/[\d,]+ more people are within 50 miles/);
		await expect(whatIf.getByRole('button')).toHaveCount(0);
		await expect(page.getByRole('button', { name: /GeoJSON/ })).toHaveCount(0);
		await whatIf.getByRole('link', { name: /^Remove ?: Added clinic 1/ }).click();
		await expect(whatIf).toContainText('near Burleigh, North Dakota');
		await whatIf.getByRole('link', { name: 'Start over' }).click();
		await expect(page).toHaveURL(/\/access$/);
	});
});

test('every measure is shown, and is accessible in both themes', async ({ page }) => {
	await open(page, '/access?measure=e2sfca&miles=30&payer=medicaid');
	await expect(page.getByRole('list', { name: /What the colors mean/ })).toContainText(
		'Nothing from our sources in reach'
	);
	expect(await axeViolations(page)).toEqual([]);
	await page.emulateMedia({ colorScheme: 'dark' });
	expect(await axeViolations(page)).toEqual([]);
	for (const measure of ['extra', 'count', 'gravity', '2sfca', '3sfca', 'm2sfca', 'bfca']) {
		await page.getByLabel('What the map shows').selectOption(measure);
		await expect(page).toHaveURL(new RegExp(`measure=${measure}`));
		const table = page.getByRole('region', { name: 'By state' });
		await expect(table.getByRole('columnheader')).toHaveCount(10);
	}
});

test('a wrong address is said to be so, and the rest of it is answered', async ({ page }) => {
	await page.goto('/access?measure=best&payer=medicaid');
	await expect(page.getByRole('alert')).toContainText(
		'“What the map shows”: “best” is not a value we know'
	);
	await expect(headline(page)).toContainText('takes Medicaid');
	expect((await page.request.get('/api/access?measure=best')).status()).toBe(400);
});

test('without its files the map says so, and the server answers each change', async ({ page }) => {
	await page.route('**/tracts.bin', (route) => route.abort());
	await page.goto('/access');
	await expect(page.getByRole('alert')).toContainText('The map can’t be loaded now');
	await page.getByLabel('Insurance', { exact: true }).selectOption('Medicaid');
	await expect(headline(page)).toContainText('takes Medicaid');
	await expect(page.getByRole('alert')).toContainText('The map can’t be loaded now');
	await page.unroute('**/tracts.bin');
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.locator('.leaflet-container')).toBeVisible({ timeout: 60_000 });
});

test('where nothing is known, nothing is said to be well', async ({ page }) => {
	await page.goto('/access?route=sublingual&payer=medicaid&measure=extra');
	await expect(headline(page)).toContainText('Our sources have no clinic that reports');
	const legend = page.getByRole('list', { name: /What the colors mean/ });
	await expect(legend.getByRole('listitem')).toHaveText(/Not known.*334,735,155 people, 100%/);
	await page.goto('/access?state=GU');
	await expect(page.getByText('There are no numbers for Guam.')).toBeVisible();
});
