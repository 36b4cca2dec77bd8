import { expect, test, type Page } from '@playwright/test';
import { countNear } from '../support/listed.ts';

test.use({ serviceWorkers: 'allow' });

/** Opens a page and waits until the service worker holds what it keeps from the start. */
async function visit(page: Page, address: string) {
	await page.goto(address);
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	// Only a page opened after that is in the worker's hands.
	await page.reload();
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
		.toBe(true);
}

/** Everything that is kept, by address. */
function keptAddresses(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const names = await caches.keys();
		const lists = await Promise.all(
			names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url))
		);
		return lists.flat();
	});
}

test.describe('after one visit of the treatment page, offline,', () => {
	let page: Page;
	test.beforeAll(async ({ browser }) => {
		page = await browser.newPage({ serviceWorkers: 'allow' });
		await visit(page, '/treatment');
		await page.context().setOffline(true);
	});
	test.afterAll(() => page.context().close());

	test('it opens in both languages', async () => {
		await page.goto('/es/treatment');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Entender el tratamiento');
		await expect(page.getByRole('complementary', { name: 'Líneas de crisis' })).toContainText(
			'988'
		);
		await page.goto('/treatment#esketamine_nasal');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Understand the treatment');
	});

	test('a page that was not kept says so, and gives the crisis lines', async () => {
		await page.goto('/clinics/not-kept');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are offline');
		await expect(
			page.getByRole('main').getByRole('link', { name: '988', exact: true })
		).toBeVisible();
		await page.goto('/es/data');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Está sin conexión');
		await page.getByRole('main').getByRole('link', { name: 'Entender el tratamiento' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Entender el tratamiento');
	});

	test('pages are left and found again, by their links', async () => {
		await page.goto('/treatment');
		const links = page.getByRole('navigation', { name: 'Main' });
		await links.getByRole('link', { name: 'Find care' }).click();
		await expect(page).toHaveURL(/\/$/);
		await expect(page.getByRole('search').first()).toBeVisible();
		await links.getByRole('link', { name: 'Saved' }).click();
		await expect(page).toHaveURL(/\/saved$/);
		await links.getByRole('link', { name: 'Understand the treatment' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Understand the treatment');
	});
});

test('the last directory can be searched offline, from a place looked up before', async ({
	page,
	context
}) => {
	await visit(page, '/?route=iv_infusion#near=85004');
	await expect(page.getByText(`${countNear('85004')} clinics`).first()).toBeVisible();
	await context.setOffline(true);
	await page.goto('/treatment');
	await page.goto('/?route=iv_infusion&payer=medicaid#near=85004');
	await expect(page.getByText(`${countNear('85004', 'medicaid')} clinics`).first()).toBeVisible();
});

test('one version of the directory is kept, no basemap, and no search and no place ever', async ({
	page
}) => {
	await visit(page, '/?route=iv_infusion&payer=medicaid#near=Tucson, AZ');
	await page.waitForLoadState('networkidle');
	await page.goto('/?near=85004&radius=25');
	await page.goto('/treatment');
	const kept = await keptAddresses(page);
	expect(kept.length).toBeGreaterThan(10);
	expect(kept.filter((address) => /[?#]|85004|tucson|\/clinics\/|\/api\//i.test(address))).toEqual(
		[]
	);
	const versions = new Set(kept.flatMap((it) => /\/directory\/([0-9a-f]+)\//.exec(it)?.[1] ?? []));
	expect(versions.size).toBe(1);
	expect(kept.filter((address) => address.includes('pmtiles'))).toEqual([]);
});

test('an older directory goes when the worker of a new build takes over', async ({ page }) => {
	// A page without the worker, to leave behind what an earlier one kept.
	await page.goto('/robots.txt');
	const old = `/directory/${'a'.repeat(16)}/columns.bin`;
	await page.evaluate(async (path) => {
		await (await caches.open('directory')).put(path, new Response('old'));
	}, old);
	await visit(page, '/treatment');
	await expect
		.poll(async () => (await keptAddresses(page)).filter((it) => it.endsWith(old)))
		.toEqual([]);
	expect((await keptAddresses(page)).filter((it) => it.includes('/directory/'))).toHaveLength(2);
});
