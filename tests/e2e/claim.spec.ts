import type { Page } from '@playwright/test';
import { expect, test } from '../support/tab.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { axeViolations } from '../support/axe.ts';
import { letIn } from '../support/let-in.ts';
import { addModerator, signInByLink, startSite, type Site } from '../support/listings.ts';
import { changeClinic, infusionClinics } from '../support/site-clinics.ts';

const MODERATOR = 'reviewer@moderators.example';

let site: Site;
let clinics: Clinic[];

test.beforeAll(async () => {
	site = await startSite();
	await addModerator(site, MODERATOR);
	clinics = await infusionClinics(site, 3);
});
test.afterAll(() => site.stop());

/** Lists a website for a clinic, and waits until the site has it. */
async function listWebsite(page: Page, { id }: Clinic, website: string) {
	await changeClinic(site, id, { website });
	await expect(async () => {
		await page.goto(`/clinics/${id}`);
		await expect(page.getByRole('main')).toContainText(new URL(website).host, { timeout: 500 });
	}).toPass({ timeout: 20_000 });
}

async function signInToClaim(page: Page, email: string) {
	await page.getByRole('link', { name: 'Sign in to claim it' }).click();
	await expect(page).toHaveURL(/sign-in/);
	await signInByLink(page, site, email);
}

/**
 * Claims a clinic, from the clinic's own page.
 *
 * @param email of somebody who has no account yet; by default of who is signed in
 */
async function claim(page: Page, { id, name }: Clinic, email?: string) {
	await page.goto(`/clinics/${id}`);
	await page.getByRole('link', { name: 'Is this your clinic?' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Claim ${name}`);
	if (email) await signInToClaim(page, email);
	await expect(page).toHaveURL(new RegExp(`/clinics/${id}/claim$`));
	expect(await axeViolations(page)).toEqual([]);
	await page
		.getByLabel('What should the moderators know?')
		.fill('I work at the front desk, weekdays.');
	await page.getByRole('button', { name: 'Claim this clinic' }).click();
}

/** Opens a claim that waits, as a moderator. */
async function openClaim(moderator: Page, clinic: Clinic, email: string) {
	await letIn(moderator, site, MODERATOR);
	await moderator.goto('/review/claims');
	expect(await axeViolations(moderator)).toEqual([]);
	await moderator.getByRole('listitem').filter({ hasText: email }).getByRole('link').click();
	await expect(moderator.getByRole('heading', { level: 1 })).toHaveText(`Claim of ${clinic.name}`);
	await expect(moderator.getByRole('main')).toContainText('front desk, weekdays');
	await moderator.reload();
	expect(await axeViolations(moderator)).toEqual([]);
}

/** What everyone can read about a clinic, in both languages. */
async function publicTexts(page: Page, { id }: Clinic): Promise<string> {
	const listing = `/clinics/${id}`;
	const paths = [
		...[listing, `${listing}/claim`, `${listing}/history`, `${listing}/history.atom`],
		...['/changes.atom', `/es${listing}`, `/es${listing}/history`]
	];
	const texts = await Promise.all(
		paths.map(async (path) => {
			const response = await page.request.get(path);
			expect(response.status(), path).toBe(200);
			return response.text();
		})
	);
	return texts.join('\n');
}

test('an address at the listed website proves a claim at once, and stays private', async ({
	newPerson
}) => {
	const [clinic] = clinics;
	const anyone = await newPerson(site);
	await listWebsite(anyone, clinic, 'https://www.quiet-harbor.example');

	const claimant = await newPerson(site);
	await claim(claimant, clinic, 'pat.doe@quiet-harbor.example');
	await expect(claimant.getByRole('status')).toContainText('You speak for this clinic since');
	await expect(claimant.getByRole('link', { name: 'Update the listing' })).toBeVisible();
	expect(await axeViolations(claimant)).toEqual([]);
	const mail = await site.smtp.waitFor(
		({ to, subject }) =>
			to.includes('pat.doe@quiet-harbor.example') && subject.startsWith('Your claim')
	);
	expect(mail.text).toContain('e-mail address of the clinic’s website');

	await anyone.goto(`/clinics/${clinic.id}`);
	await expect(anyone.getByRole('main')).toContainText(
		'Claimed by the clinic: e-mail address at the clinic’s own website, since'
	);
	const texts = await publicTexts(anyone, clinic);
	expect(texts).toContain('quiet-harbor.example');
	expect(texts).not.toContain('pat.doe');
	expect(texts).not.toContain('front desk');
});

test('a code read out on the listed phone proves a claim', async ({ newPerson }) => {
	const clinic = clinics[1];
	const claimant = await newPerson(site);
	await letIn(claimant, site, 'sam@group-of-clinics.example');
	await claim(claimant, clinic);
	await expect(claimant.getByRole('status')).toContainText('Your claim is with the moderators');
	const anyone = await newPerson(site);
	await anyone.goto(`/clinics/${clinic.id}`);
	await expect(anyone.getByRole('main')).not.toContainText('Claimed by the clinic');

	const moderator = await newPerson(site);
	let code = '';
	await test.step('a moderator makes the code, which is shown once', async () => {
		await openClaim(moderator, clinic, 'sam@group-of-clinics.example');
		await moderator.getByRole('button', { name: 'Make a code to read out' }).click();
		const shown = await moderator.getByRole('status').innerText();
		code = /[A-Z\d]{4}-[A-Z\d]{4}/.exec(shown)?.[0] ?? '';
		expect(code).not.toBe('');
		await moderator.goto(moderator.url().replace(/\?.*/, ''));
		await expect(moderator.getByRole('main')).toContainText('A code was made');
		await expect(moderator.getByRole('main')).not.toContainText(code);
	});

	await test.step('a wrong code is told, and stays in its field', async () => {
		await claimant.getByLabel('Code that was read out to you').fill('FKLM-FKLM');
		await claimant.getByRole('button', { name: 'Check the code' }).click();
		await expect(claimant.getByRole('alert')).toContainText('This is not the code');
		await expect(claimant.getByLabel('Code that was read out to you')).toHaveValue('FKLM-FKLM');
		expect(await axeViolations(claimant)).toEqual([]);
		await moderator.reload();
		await expect(moderator.getByRole('main')).toContainText('Wrong tries: 1');
	});

	await test.step('the right one counts, however it is typed', async () => {
		await claimant
			.getByLabel('Code that was read out to you')
			.fill(code.toLowerCase().replace('-', ' '));
		await claimant.getByRole('button', { name: 'Check the code' }).click();
		await expect(claimant.getByRole('status')).toContainText('You speak for this clinic since');
		await anyone.goto(`/clinics/${clinic.id}`);
		await expect(anyone.getByRole('main')).toContainText(
			'Claimed by the clinic: code read out on the listed phone, since'
		);
		expect(await publicTexts(anyone, clinic)).not.toContain('group-of-clinics.example');
	});
});

test('an address that anyone can get proves nothing, and a refusal says why', async ({
	newPerson
}) => {
	const clinic = clinics[2];
	const email = 'front.desk@gmail.com';
	const claimant = await newPerson(site);
	await listWebsite(claimant, clinic, 'https://www.gmail.com');
	await letIn(claimant, site, email);
	await claim(claimant, clinic);
	await expect(claimant.getByRole('status')).toContainText('Your claim is with the moderators');

	const reason = 'The listed phone is answered by someone who does not know you.';
	const moderator = await newPerson(site);
	await openClaim(moderator, clinic, email);
	await moderator.getByLabel('How you checked it, or why not').fill(reason);
	await moderator.getByRole('button', { name: 'Refuse' }).click();
	await expect(moderator.getByRole('main')).toContainText('Refused, since');
	await expect(moderator.getByRole('button', { name: 'Refuse' })).toHaveCount(0);

	const mail = await site.smtp.waitFor(
		({ to, subject }) => to.includes(email) && subject.startsWith('Your claim')
	);
	expect(mail.text).toContain(reason);
	await claimant.goto(mail.links[0]);
	await expect(claimant.getByRole('status')).toContainText('Your claim was refused');
	await expect(claimant.getByRole('status')).toContainText(reason);
	await expect(claimant.getByRole('button', { name: 'Claim this clinic' })).toBeVisible();
	expect(await axeViolations(claimant)).toEqual([]);

	const anyone = await newPerson(site);
	await anyone.goto(`/clinics/${clinic.id}`);
	await expect(anyone.getByRole('main')).not.toContainText('Claimed by the clinic');
	const texts = await publicTexts(anyone, clinic);
	expect(texts).not.toContain(email);
	expect(texts).not.toContain(reason);
});
