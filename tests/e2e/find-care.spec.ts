import { expect, test } from '../support/tab.ts';
import { heading, results, searchFrom } from '../support/finder.ts';
import { clinicsNear, countNear } from '../support/listed.ts';
import { logRequests } from '../support/requests.ts';

/** Clinics around ZIP 85004, and those of them that take Medicaid. */
const PHOENIX = countNear('85004');
const MEDICAID = countNear('85004', 'medicaid');

test.describe('searching', () => {
	test('finds the clinics around a ZIP code', async ({ page }) => {
		await page.goto('/');
		await searchFrom(page, '85004');
		await expect(heading(page)).toHaveText(
			`${PHOENIX} clinics within 50 miles of ZIP 85004 (Phoenix, AZ)`
		);
		await expect(results(page).getByRole('article')).toHaveCount(PHOENIX);
		await expect(results(page).getByRole('article').first()).toContainText(
			'straight line, from ZIP 85004’s center'
		);
		await expect(page).toHaveURL('/#near=85004');
	});

	test('tells how many take the insurance, and how sure that is', async ({ page }) => {
		await page.goto('/#near=85004');
		await page.getByLabel('Treatment', { exact: true }).selectOption('iv_infusion');
		await page.getByLabel('Insurance', { exact: true }).selectOption('medicaid');
		await expect(heading(page)).toContainText(`${MEDICAID} clinics within 50 miles`);
		await expect(results(page)).toContainText('Nearest that takes Medicaid:');
		await expect(results(page).getByRole('article').first()).toContainText(
			'Takes this insurance; not known for this treatment'
		);
		await expect(results(page).getByRole('article').first()).toContainText(
			'Reported by the facility to SAMHSA, 2024 edition'
		);
		await expect(page).toHaveURL('/?route=iv_infusion&payer=medicaid#near=85004');
	});

	test('counts beside each option what choosing it leaves', async ({ page }) => {
		await page.goto('/?route=iv_infusion#near=10001');
		const payers = page.getByLabel('Insurance', { exact: true });
		for (const [payer, name] of [
			['medicare', 'Medicare'],
			['medicaid', 'Medicaid'],
			['tricare', 'TRICARE (military)']
		] as const) {
			const count = clinicsNear('10001', { payer, routes: ['iv_infusion'] }).length;
			expect(count).toBeGreaterThan(0);
			await expect(payers.locator(`option[value=${payer}]`)).toHaveText(`${name} (${count})`);
			await payers.selectOption(payer);
			await expect(results(page).getByRole('article')).toHaveCount(count);
		}
	});

	test('finds a town, and asks which when several have the name', async ({ page }) => {
		await page.goto('/');
		await searchFrom(page, 'Springfield');
		await expect(page.getByRole('alert')).toContainText('several places with this name');
		await page.getByRole('link', { name: 'Springfield, IL' }).click();
		await expect(heading(page)).toContainText('Springfield, IL');
		await searchFrom(page, 'st paul, mn');
		await expect(heading(page)).toContainText('Paul, MN');
	});

	test('suggests near spellings, and keeps what was typed', async ({ page }) => {
		await page.goto('/');
		await searchFrom(page, 'Pheonix');
		await expect(page.getByRole('alert')).toContainText('Did you mean');
		await expect(page.getByLabel('ZIP code or town')).toHaveValue('Pheonix');
		await page.getByRole('link', { name: 'Phoenix, AZ' }).click();
		await expect(heading(page)).toContainText('Phoenix, AZ');
	});

	test('says what is wrong with a ZIP code that cannot be one', async ({ page }) => {
		await page.goto('/');
		await searchFrom(page, '8500');
		await expect(page.getByRole('alert')).toContainText('five digits');
		await searchFrom(page, '00000');
		await expect(page.getByRole('alert')).toContainText('don’t know the ZIP code 00000');
	});

	test('searches from the device’s location', async ({ page, context }) => {
		await context.grantPermissions(['geolocation']);
		await context.setGeolocation({ latitude: 33.4484, longitude: -112.074 });
		await page.goto('/');
		await page.getByRole('button', { name: 'Use my location' }).click();
		await expect(heading(page)).toContainText('of your location');
		await expect(results(page).getByRole('article').first()).toContainText('from your location');
	});

	test('says what to do when the location is refused', async ({ page, context }) => {
		await context.clearPermissions();
		await page.goto('/');
		await page.getByRole('button', { name: 'Use my location' }).click();
		await expect(page.getByRole('alert')).toContainText('Type a ZIP code or a town instead');
	});

	test('helps when nothing is found', async ({ page }) => {
		await page.goto('/?route=iv_infusion&radius=10#near=59001');
		await expect(heading(page)).toContainText('None in our sources within 10 miles');
		await expect(results(page)).toContainText('988');
		await expect(results(page)).toContainText('The nearest, however far');
		await expect(results(page)).toContainText('None here does not mean none near you');
		await results(page)
			.getByRole('link', { name: /^Any distance: \d+ clinics$/ })
			.click();
		await expect(heading(page)).toContainText('at any distance');
	});

	test('lists places to ask for a referral apart from clinics', async ({ page }) => {
		await page.goto('/#near=53202');
		await expect(heading(page)).toContainText(`${countNear('53202')} clinics`);
		await page.getByText('More filters').click();
		await page.getByLabel(/Also list places to ask for a referral/).check();
		await expect(
			results(page).getByRole('heading', { name: /places to ask for a referral/ })
		).toBeVisible();
		await expect(results(page)).toContainText('do not report ketamine or esketamine');
		await page.getByRole('button', { name: 'Show more' }).click();
		await expect(results(page).getByRole('article')).toHaveCount(40);
	});
});

test('keeps the place on the device, and asks nobody else', async ({ page, context, baseURL }) => {
	await context.grantPermissions(['geolocation']);
	await context.setGeolocation({ latitude: 33.4484, longitude: -112.074 });
	const log = logRequests(page, new URL(baseURL ?? '').host);
	await page.goto('/');
	await searchFrom(page, '85004');
	await expect(heading(page)).toContainText('85004');
	await page.getByLabel('Insurance', { exact: true }).selectOption('medicaid');
	await expect(heading(page)).toContainText(`${MEDICAID} clinics`);
	await searchFrom(page, 'Scottsdale, AZ');
	await expect(heading(page)).toContainText('Scottsdale');
	await page.getByRole('button', { name: 'Use my location' }).click();
	await expect(heading(page)).toContainText('your location');
	await results(page).getByRole('article').first().getByRole('link').first().click();
	await expect(page).toHaveURL(/\/clinics\//);
	await page.goBack();
	await expect(heading(page)).toContainText('this point');
	await page.reload();
	// An address may be somebody else's: only the device knows that the point is where one is.
	await expect(heading(page)).toContainText('this point');
	await page.waitForLoadState('networkidle');

	expect(log.thirdParties()).toEqual([]);
	expect(log.naming('85004', 'phoenix', 'near=', '33.44', '-112.07')).toEqual([]);
	// A clinic's own address may hold a town's name; what the person typed is not sent.
	expect(log.naming('scottsdale, az', 'scottsdale%2c')).toEqual([]);
});

test('says when the clinics cannot be loaded, and tries again', async ({ page }) => {
	await page.route('**/directory/**', (route) => route.abort());
	await page.goto('/#near=85004');
	await expect(page.getByRole('alert')).toContainText('could not be loaded');
	await page.unroute('**/directory/**');
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(heading(page)).toContainText(`${PHOENIX} clinics`);
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('holds a search that comes before the page is ready, and keeps it on the device', async ({
	page,
	baseURL
}) => {
	const log = logRequests(page, new URL(baseURL ?? '').host);
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/_app/immutable/entry/**', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/', { waitUntil: 'commit' });
	await searchFrom(page, '85004');
	await page.getByLabel('Insurance', { exact: true }).selectOption('medicaid');
	await page.getByLabel('Distance', { exact: true }).selectOption('25');
	await expect(page.locator('form[data-held]')).toBeVisible();
	await expect(page.locator('form[data-ready]')).toHaveCount(0);
	release();
	await expect(heading(page)).toContainText('within 25 miles of ZIP 85004');
	await expect(page.getByLabel('Insurance', { exact: true })).toHaveValue('medicaid');
	await expect(page).toHaveURL('/?radius=25&payer=medicaid#near=85004');
	await expect(page.getByLabel('ZIP code or town')).toHaveValue('85004');
	expect(log.naming('near=', '85004')).toEqual([]);
});

test('sends a held search after all when the finder cannot come', async ({ page }) => {
	await page.route('**/_app/immutable/entry/**', (route) => route.abort());
	await page.goto('/', { waitUntil: 'commit' });
	await searchFrom(page, '85004');
	await expect(heading(page)).toContainText(`${PHOENIX} clinics within 50 miles of ZIP 85004`);
});

test('keeps the place out of links that open elsewhere', async ({ page }) => {
	await page.goto('/?radius=10#near=59001');
	const loosen = results(page).getByRole('link', { name: /^Any distance/ });
	await expect(loosen).toHaveAttribute('href', /#near=59001$/);
	await searchFrom(page, 'Springfield');
	await expect(page.getByRole('link', { name: 'Springfield, IL' })).toHaveAttribute(
		'href',
		/#near=Springfield/
	);
});

test('goes on saying that a place could not be looked up', async ({ page }) => {
	await page.goto('/#near=85004');
	await expect(heading(page)).toContainText(`${PHOENIX} clinics`);
	await page.route('**/places/**', (route) => route.abort());
	await searchFrom(page, 'Tucson, AZ');
	await expect(page.getByRole('alert')).toContainText('could not be loaded');
	await page.getByLabel('Treatment', { exact: true }).selectOption('iv_infusion');
	await expect(page.getByRole('alert')).toContainText('could not be loaded');
	await page.unroute('**/places/**');
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(heading(page)).toContainText('Tucson, AZ');
});

test('leaves another page alone when a slow look-up ends there', async ({ page }) => {
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/places/**', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/');
	await expect(page.locator('form[data-ready]')).toBeVisible();
	await searchFrom(page, '85004');
	await page.getByRole('navigation').getByRole('link', { name: 'About the data' }).click();
	await expect(page).toHaveURL('/data');
	const answered = page.waitForResponse('**/places/**');
	release();
	await answered;
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('About the data');
	await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
	await expect(page).toHaveURL('/data');
});

test('searches from a place that was typed, when another filter is chosen', async ({ page }) => {
	await page.goto('/');
	await page.getByLabel('ZIP code or town').fill('85004');
	await page.getByLabel('Insurance', { exact: true }).selectOption('medicaid');
	await expect(heading(page)).toContainText(`${MEDICAID} clinics within 50 miles of ZIP 85004`);
});

test('shows the heading of the results first on a phone', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto('/');
	await searchFrom(page, '85004');
	await expect(results(page).getByRole('article')).toHaveCount(PHOENIX);
	await expect(results(page)).toBeFocused();
	await expect(heading(page)).toBeInViewport();
});

test.describe('with the keyboard alone', () => {
	test('searches, filters and opens a clinic', async ({ page }) => {
		await page.goto('/');
		await page.keyboard.press('Tab');
		await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await expect(page.getByLabel('ZIP code or town')).toBeFocused();
		await page.keyboard.type('85004');
		await page.keyboard.press('Enter');
		await expect(heading(page)).toContainText(`${PHOENIX} clinics`);
		await expect(results(page)).toBeFocused();
		const first = results(page).getByRole('article').first().getByRole('link').first();
		for (let presses = 0; presses < 12; presses++) {
			await page.keyboard.press('Tab');
			if (await first.evaluate((link) => link === document.activeElement)) break;
		}
		await expect(first).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/clinics\//);
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('searches, filters and pages on the server', async ({ page }) => {
		await page.goto('/');
		await expect(page.getByText('the place you type is sent to this site')).toBeVisible();
		await page.getByLabel('ZIP code or town').fill('10001');
		await page.getByLabel('Insurance', { exact: true }).selectOption('medicaid');
		await page.getByLabel('Distance', { exact: true }).selectOption('any');
		await page.getByRole('button', { name: 'Search', exact: true }).click();
		await expect(heading(page)).toContainText('at any distance from ZIP 10001');
		await expect(results(page).getByRole('article')).toHaveCount(20);
		await page.getByRole('link', { name: 'Next page' }).click();
		await expect(results(page)).toContainText('Showing 21–40');
		await expect(page.getByLabel('Insurance', { exact: true })).toHaveValue('medicaid');
	});

	test('offers the same help with a place', async ({ page }) => {
		await page.goto('/?near=Springfield');
		await page.getByRole('link', { name: 'Springfield, MO' }).click();
		await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('Springfield, MO');
	});

	test('keeps coordinates as they are', async ({ page }) => {
		await page.goto('/?near=33.448,-112.074');
		await page.getByRole('button', { name: 'Search', exact: true }).click();
		await expect(heading(page)).toContainText('of this point');
	});

	test('shows the last page for a page past it', async ({ page }) => {
		await page.goto('/?near=10001&radius=any&page=1000');
		await expect(results(page).getByRole('article').first()).toBeVisible();
		await expect(page.getByRole('link', { name: 'Previous page' })).toBeVisible();
	});

	test('has the form and its places in Spanish', async ({ page }) => {
		await page.goto('/es/?near=85004&route=iv_infusion');
		await expect(heading(page)).toContainText(`${PHOENIX} clínicas a menos de 50 millas`);
	});
});
