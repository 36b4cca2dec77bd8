import type { Page } from '@playwright/test';
import { expect, test } from '../support/tab.ts';
import { channels, EDGE_COLOR, NO_CLASS_COLOR } from '#lib/map/reach/class-colors.ts';
import { axeViolations } from '../support/axe.ts';

async function open(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await expect(page.locator('.leaflet-classes-pane canvas').first()).toBeVisible({
		timeout: 60_000
	});
}

const headline = (page: Page) => page.locator('.headline');
const said = (page: Page) => page.locator('.page > [role="status"]');
const insurance = (page: Page) => page.getByLabel('Insurance', { exact: true });

/** The colours of the counties, each once. */
const countyColors = (page: Page) =>
	page.evaluate(() => {
		const seen = new Set<string>();
		const canvases = document.querySelectorAll<HTMLCanvasElement>('.leaflet-classes-pane canvas');
		for (const canvas of canvases) {
			if (!canvas.width) continue;
			const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
			for (let i = 0; pixels && i < pixels.length; i += 4 * 7) {
				if (pixels[i + 3]) seen.add(pixels.slice(i, i + 3).join());
			}
		}
		return [...seen].toSorted();
	});

/** What a map has where nothing is known: stripes, and the borders of states. */
const UNKNOWN = [NO_CLASS_COLOR.light, EDGE_COLOR.light]
	.map((color) => channels(color).join())
	.toSorted();

test('what no source reports is not known: on the map, in words, and for who listens', async ({
	page
}) => {
	await open(page, '/access?route=esketamine_nasal&payer=medicaid');
	await expect(headline(page)).toContainText(
		'Our sources have no clinic that reports esketamine (Spravato) and takes Medicaid.'
	);
	await expect(said(page)).toHaveText(await headline(page).innerText());
	await expect(page.getByText('has no code for esketamine (Spravato)')).toBeVisible();
	await expect(page.getByText(/live more than|More than 100 miles/)).toHaveCount(0);
	await expect(page.getByRole('table')).toHaveCount(0);
	// The stripes and the borders of states are there, and nothing else.
	await expect.poll(() => countyColors(page)).toEqual(UNKNOWN);
	expect(await axeViolations(page)).toEqual([]);

	await page.getByRole('link', { name: /^Any treatment: \d+ clinics$/ }).click();
	await expect(headline(page)).toContainText('live more than 50 miles from a clinic');
	await expect(headline(page)).toBeFocused();
	await expect(said(page)).toHaveText(await headline(page).innerText());
	await expect(page.getByRole('table', { name: 'How many people, how far' })).toBeVisible();
	await expect.poll(async () => (await countyColors(page)).length).toBeGreaterThan(2);
});

test('what coverage costs is asked with an insurance, and has classes of its own', async ({
	page
}) => {
	await page.goto('/access?measure=extra');
	await expect(headline(page)).toHaveText(/^Choose an insurance/);
	await expect(page.getByText('There is no map of this yet.')).toBeVisible();
	await expect(page.locator('.leaflet-container')).toHaveCount(0);
	await insurance(page).selectOption('Medicaid');
	await expect(headline(page)).toContainText('go more than 10 miles farther because of coverage');
	await expect(page.locator('.leaflet-container')).toBeVisible({ timeout: 60_000 });
	const legend = page.getByRole('list', { name: /What the colors mean/ });
	await expect(legend.getByRole('listitem').first()).toContainText('Nothing extra');
	await page.getByLabel('Show distances in').selectOption('Kilometers');
	await expect(headline(page)).toContainText('16 km farther');
	await expect(page).toHaveURL(/unit=km/);
});

test('beside the numbers stands what they do not say', async ({ page }) => {
	await open(page, '/access?route=iv_infusion&payer=medicaid');
	const summary = page.getByRole('region', { name: 'How many people, how far' });
	await expect(summary).toContainText('“Takes” does not mean “pays”. Medicaid rarely pays for');
	await expect(summary).toContainText('People are those of the 2020 census.');
	await expect(summary).toContainText(/\d+ of them stand at the middle of their ZIP code/);
	const marks = page.getByRole('list', { name: 'What the marks on the map mean' });
	await expect(marks.getByRole('listitem')).toHaveCount(2);
	await page.getByLabel('What the map shows').selectOption('e2sfca');
	await expect(
		page.getByText(/A clinic up to 10 miles counts 1, up to 20 miles 0.68/)
	).toBeVisible();
});

test('the way back leads to where the map was', async ({ page }) => {
	await open(page, '/access?at=64,-150,5');
	const map = page.locator('.leaflet-container');
	/** What lies in the middle of the map, as the mouse is told. */
	const middle = async () => {
		const { width, height } = (await map.boundingBox()) ?? { width: 0, height: 0 };
		await map.hover({ position: { x: width / 2 - 1, y: height / 2 } });
		await map.hover({ position: { x: width / 2, y: height / 2 } });
		return page.locator('.tip').innerText();
	};
	expect(await middle()).toContain('Alaska');
	await insurance(page).selectOption('Medicaid');
	await expect(page).toHaveURL(/payer=medicaid/);
	await page.getByRole('button', { name: 'Puerto Rico' }).click();
	await expect(page).toHaveURL(/at=18/);
	expect(await middle()).toContain('Puerto Rico');
	await page.goBack();
	await expect(page).toHaveURL(/access\?at=64/);
	await expect(insurance(page)).toHaveValue('');
	expect(await middle()).toContain('Alaska');
	await page.getByRole('button', { name: 'The 48 states' }).click();
	await expect(page).toHaveURL(/\/access$/);
	expect(await middle()).not.toContain('Alaska');
});

test('before its files are there, choices and links are answered by the server', async ({
	page
}) => {
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/tracts.bin', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/access');
	await expect(page.locator('progress').first()).toBeVisible();
	await insurance(page).selectOption('Medicaid');
	await expect(headline(page)).toContainText('takes Medicaid');
	await expect(said(page)).toHaveText(await headline(page).innerText());
	await page.getByRole('link', { name: 'Texas', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'By county: Texas' })).toBeFocused();
	await expect(page.getByRole('link', { name: 'Anderson', exact: true })).toBeVisible();
	release();
	await expect(page.locator('.leaflet-container')).toBeVisible({ timeout: 60_000 });
	await expect(page).toHaveURL(/payer=medicaid&state=TX/);
});

test('while the server is slow, the page says that its numbers are of the question before', async ({
	page
}) => {
	await page.route('**/tracts.bin', () => {});
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/__data.json*', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/access');
	await expect(page.locator('progress').first()).toBeVisible();
	await insurance(page).selectOption('Medicaid');
	await expect(said(page)).toHaveText(/^Updating/);
	await expect(page.locator('.top')).toHaveAttribute('aria-busy', 'true');
	release();
	await expect(headline(page)).toContainText('takes Medicaid');
	await expect(page.locator('.top')).toHaveAttribute('aria-busy', 'false');
});

test('focus goes to a neighbour of what is gone, and never to the top of the page', async ({
	page
}) => {
	await open(page, '/access?payer=medicaid');
	const table = page.locator('#table');
	await page.getByRole('link', { name: 'Arizona', exact: true }).click();
	await expect(table).toBeFocused();
	await expect(table).toHaveText('By county: Arizona');
	await page.getByRole('link', { name: 'Maricopa', exact: true }).click();
	const county = page.getByRole('region', { name: 'Maricopa, Arizona' });
	await expect(county.getByRole('heading', { level: 2 })).toBeFocused();
	await county
		.getByRole('button', { name: /Suppose it closed/ })
		.first()
		.click();
	await expect(county.getByRole('heading', { level: 2 })).toBeFocused();
	const whatIf = page.getByRole('heading', { name: 'What if a clinic opened, or closed?' });
	await page.getByRole('link', { name: /^Open it again/ }).click();
	await expect(whatIf).toBeFocused();
	await county
		.getByRole('button', { name: /Suppose it closed/ })
		.first()
		.click();
	await page.getByRole('link', { name: 'Start over' }).click();
	await expect(whatIf).toBeFocused();
	await county.getByRole('link', { name: 'Close', exact: true }).click();
	await expect(page.getByRole('link', { name: 'Maricopa', exact: true })).toBeFocused();
	await expect(county).toHaveCount(0);
	await page.getByRole('link', { name: 'All states' }).click();
	await expect(table).toBeFocused();
	await expect(table).toHaveText('By state');

	const next = page.getByRole('region', { name: 'Where next?' });
	await next.getByLabel('How many clinics').selectOption('10');
	await next.getByLabel('Places to choose from').selectOption({ index: 1 });
	await next.getByRole('button', { name: 'Look' }).click();
	await next.getByRole('button', { name: 'Put these on the map' }).click();
	await expect(whatIf).toBeFocused();
});

test('a pin that is dragged writes its address once, when it is let go', async ({ page }) => {
	await open(page, '/access?add=38.5,-98');
	const pin = page.getByRole('button', { name: /^Added clinic 1/ });
	await pin.scrollIntoViewIfNeeded();
	const box = await pin.boundingBox();
	if (!box) throw new Error('The pin is not on view.');
	await page.evaluate(() => {
		const replace = history.replaceState.bind(history);
		const counted = globalThis as unknown as { writes: number };
		counted.writes = 0;
		history.replaceState = (...args) => {
			counted.writes++;
			replace(...args);
		};
	});
	const before = await headline(page).innerText();
	await page.mouse.move(box.x + 22, box.y + 20);
	await page.mouse.down();
	await page.mouse.move(box.x + 60, box.y + 40, { steps: 20 });
	await expect(headline(page)).not.toHaveText(before);
	expect(page.url()).toContain('add=38.5');
	await page.mouse.up();
	await expect(page).not.toHaveURL(/add=38\.5000/);
	const writes = await page.evaluate(() => (globalThis as unknown as { writes: number }).writes);
	expect(writes).toBe(1);
});
