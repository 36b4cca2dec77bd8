import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/tab.ts';
import Papa from 'papaparse';
import { axeViolations } from '../support/axe.ts';
import { letIn } from '../support/let-in.ts';
import { addModerator, signInByLink, startSite, type Site } from '../support/listings.ts';
import { infusionClinics } from '../support/site-clinics.ts';

type Row = Record<string, string>;

const EMAIL = 'office@high-desert.example';

/** A clinic that nobody lists. */
const NEW: Row = {
	name: 'High Desert Ketamine Care',
	kind: 'outpatient',
	street: '1 Nowhere Lane',
	city: 'Phoenix',
	state: 'AZ',
	zip: '85004',
	phone: '602-555-0148',
	'service-iv_infusion-clinic': 'yes',
	'payer-medicaid': 'not_accepted'
};

let site: Site;

test.beforeAll(async () => {
	site = await startSite();
	await addModerator(site, 'first@moderators.example');
});
test.afterAll(() => site.stop());

/** A listed clinic, as someone would add it who hasn't found it. */
async function listedOne(): Promise<Row> {
	const listed = await infusionClinics(site, 20);
	const clinic = listed.find(({ phone, address }) => phone && address.street);
	if (!clinic?.phone) throw new Error('No listed clinic has a phone and a street.');
	const { street, city, state, zip } = clinic.address;
	return {
		name: clinic.name,
		kind: clinic.kind,
		street: street ?? '',
		city,
		state,
		zip,
		phone: clinic.phone.number
	};
}

/** Chooses a file with these rows below these names of columns, and sends it. */
async function send(page: Page, columns: string[], rows: Row[]): Promise<void> {
	const csv = Papa.unparse({ fields: columns, data: rows });
	await page.getByLabel('Your file').setInputFiles({
		name: 'clinics.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(csv)
	});
	await page.getByRole('button', { name: 'Check and send' }).dblclick();
}

/** The text of a file that a link gives. */
async function downloaded(page: Page, link: string): Promise<string> {
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: link }).click();
	return readFileSync(await (await download).path(), 'utf8');
}

const reportRow = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('many clinics are sent in one file: told row by row, the bad ones come back', async ({
	newPerson
}) => {
	const sender = await newPerson(site);
	await sender.goto('/for-clinics/many');
	await signInByLink(sender, site, EMAIL);
	await expect(sender).toHaveURL(/\/for-clinics\/many$/);
	expect(await axeViolations(sender)).toEqual([]);
	const [columns] = Papa.parse<string[]>(
		await downloaded(sender, 'Download the template (CSV)')
	).data;
	const listed = await listedOne();

	await test.step('a column that says what can’t be is named, and nothing is read', async () => {
		const atHome = 'service-esketamine_nasal-home_unsupervised';
		await send(sender, [...columns, atHome], [{ ...NEW, [atHome]: 'yes' }]);
		await expect(sender.getByRole('alert')).toContainText(atHome);
		await expect(sender.getByRole('table', { name: 'What became of each row' })).toHaveCount(0);
		expect(await axeViolations(sender)).toEqual([]);
	});

	await test.step('the report tells what became of each row', async () => {
		await send(sender, columns, [
			NEW,
			listed,
			{ ...NEW, name: 'Bad Phone Clinic', phone: '12' },
			{ ...NEW, name: 'Castle Clinic', kind: 'castle', 'service-iv_infusion-clinic': 'maybe' }
		]);
		await expect(sender.getByRole('status')).toContainText('Your file was read.');
		await expect(reportRow(sender, NEW.name)).toContainText('Sent for review');
		await expect(reportRow(sender, listed.name)).toContainText('Perhaps listed already');
		await expect(reportRow(sender, listed.name)).toContainText('same phone');
		await expect(reportRow(sender, 'Bad Phone Clinic')).toContainText('Not sent');
		await expect(reportRow(sender, 'Bad Phone Clinic')).toContainText('phone: This number');
		await expect(reportRow(sender, 'Castle Clinic')).toContainText('kind: Choose');
		await expect(reportRow(sender, 'Castle Clinic')).toContainText('Write yes or no.');
		expect(await axeViolations(sender)).toEqual([]);
	});

	let mended: Row[] = [];
	await test.step('the bad rows come back in a file, each with its reasons', async () => {
		const file = await downloaded(sender, 'Download the rows to correct (CSV)');
		mended = Papa.parse<Row>(file, { header: true, skipEmptyLines: true }).data;
		expect(mended.map(({ name }) => name)).toEqual([
			listed.name,
			'Bad Phone Clinic',
			'Castle Clinic'
		]);
		expect(mended[0].reason).toContain('may be listed already');
		expect(mended[1].reason).toContain('phone: This number cannot be dialed');
	});

	await test.step('sent again with the mistakes mended, the rest is taken', async () => {
		mended = [
			{ ...mended[0], 'not-duplicate': 'yes' },
			{ ...mended[1], phone: '602-555-0149', street: '2 Nowhere Lane' }
		];
		await send(sender, [...columns, 'reason'], mended);
		await expect(reportRow(sender, listed.name)).toContainText('Sent for review');
		await expect(reportRow(sender, 'Bad Phone Clinic')).toContainText('Sent for review');
		await expect(sender.getByText('Download the rows to correct (CSV)')).toHaveCount(0);
		await reportRow(sender, 'Bad Phone Clinic').getByRole('link').click();
		await expect(sender).toHaveURL(/\/submissions\//);
		await expect(sender.getByRole('main')).toContainText('Bad Phone Clinic');
	});

	await test.step('the good rows wait for a moderator, once each for all the double clicks', async () => {
		const moderator = await newPerson(site);
		await letIn(moderator, site, 'first@moderators.example');
		await moderator.goto('/review');
		const queue = moderator.getByRole('main');
		for (const name of [NEW.name, listed.name, 'Bad Phone Clinic']) {
			await expect(queue.getByRole('link', { name })).toHaveCount(1);
		}
		await expect(queue).not.toContainText('Castle Clinic');
		await queue.getByRole('link', { name: NEW.name }).click();
		await expect(moderator.getByRole('main')).toContainText('1 Nowhere Lane');
		expect(await axeViolations(moderator)).toEqual([]);
	});
});
