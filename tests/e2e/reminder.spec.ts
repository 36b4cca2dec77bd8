import { expect, test } from '../support/tab.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { runCommand } from '../../scripts/run-command.ts';
import { axeViolations } from '../support/axe.ts';
import { openSession } from '../support/let-in.ts';
import { startSite, type Site } from '../support/listings.ts';
import { infusionClinics, letSpeak } from '../support/site-clinics.ts';

const OFFICE = 'office@long-silent.example';

let site: Site;
let clinic: Clinic;

test.beforeAll(async () => {
	site = await startSite();
	[clinic] = await infusionClinics(site, 1);
	await openSession(site, OFFICE);
	await letSpeak(site, OFFICE, clinic.id, 100);
});
test.afterAll(() => site.stop());

/** `npm run remind`, as a timer on some machine would run it. */
async function remind(): Promise<string> {
	const variables = { DATABASE_URL: site.server.database, ORIGIN: site.origin };
	const { code, output } = await runCommand('node', ['scripts/remind.ts'], {
		quiet: true,
		variables
	});
	expect(code, output).toBe(0);
	return output;
}

const reminders = () => site.smtp.mails().filter(({ subject }) => subject.includes('still right'));

test('a clinic that was silent for 90 days is reminded once, and confirms without signing in', async ({
	newPerson
}) => {
	const told = await Promise.all([remind(), remind()]);
	expect(told.join('').match(/Reminders queued: 1\./g)).toHaveLength(1);
	const mail = await site.smtp.waitFor(({ subject }) => subject.includes('still right'), 20_000);
	expect(mail.to).toEqual([OFFICE]);
	expect(mail.subject).toBe(`Is the listing of ${clinic.name} still right?`);
	expect(mail.html).toContain('/confirm?');
	const [link, correctLink] = mail.links;

	const office = await newPerson(site);
	await test.step('a link that was changed opens nothing', async () => {
		const other = new URL(link);
		other.searchParams.set('clinic', 'another-clinic');
		await office.goto(other.href);
		await expect(office.getByRole('heading', { level: 1 })).toContainText('does not work');
		await expect(office.getByRole('button', { name: 'Everything is still right' })).toHaveCount(0);
		expect(await axeViolations(office)).toEqual([]);
	});

	await test.step('the link shows the listing, and changes nothing by itself', async () => {
		await office.goto(link);
		await expect(office.getByRole('main')).toContainText(clinic.address.city);
		expect(await axeViolations(office)).toEqual([]);
		await office.goto(`/clinics/${clinic.id}/history`);
		await expect(office.getByRole('main')).not.toContainText('everything is still right');
	});

	await test.step('the other link opens the form to correct it, without signing in', async () => {
		await office.goto(correctLink);
		await expect(office.getByLabel('Name', { exact: true })).toHaveValue(clinic.name);
		await office.getByLabel('NPI').fill('1234567893');
		await office.getByRole('button', { name: 'See what would change' }).click();
		await expect(office.getByRole('main')).toContainText('1234567893');
		await office.getByRole('button', { name: 'Send these changes' }).click();
		await expect(office).toHaveURL(/\/submissions\//);
	});

	await test.step('one press confirms, and pressed twice it confirms once', async () => {
		await office.goto(link);
		await office.getByRole('button', { name: 'Everything is still right' }).dblclick();
		await expect(office.getByRole('status')).toContainText('the listing says that you checked it');
		await office.goto(`/clinics/${clinic.id}/history`);
		const confirmed = office.getByText('Confirmed: everything is still right');
		await expect(confirmed).toHaveCount(1);
		await expect(office.getByRole('main')).not.toContainText('long-silent.example');
	});

	await test.step('who has confirmed is left in peace', async () => {
		expect(await remind()).toContain('Reminders queued: 0.');
		expect(reminders()).toHaveLength(1);
	});
});
