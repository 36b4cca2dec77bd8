import { expect, test } from '../support/tab.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { axeViolations } from '../support/axe.ts';
import { letIn } from '../support/let-in.ts';
import { addModerator, startSite, type Site } from '../support/listings.ts';
import { changeClinic, infusionClinics } from '../support/site-clinics.ts';

const MODERATORS = ['first@moderators.example', 'second@moderators.example'] as const;
const WRONG = '(602) 555-0199';
const REASON = 'The number published today rings at another clinic.';

let site: Site;
let clinic: Clinic;

test.beforeAll(async () => {
	site = await startSite();
	for (const email of MODERATORS) await addModerator(site, email);
	const all = await infusionClinics(site, 20);
	clinic = all.find(({ phone }) => phone && !phone.extension) ?? all[0];
	await changeClinic(site, clinic.id, { phone: { number: '+16025550199' } });
});
test.afterAll(() => site.stop());

test('two moderators restore an earlier phone, and everyone is told why', async ({ newPerson }) => {
	const { id, name, phone } = clinic;
	const right = (phone?.number ?? '').replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
	const anyone = await newPerson(site);
	const showsPhone = (text: string) =>
		expect(async () => {
			await anyone.goto(`/clinics/${id}`);
			const call = anyone.getByRole('main').getByRole('link', { name: text, exact: true });
			await expect(call).toBeVisible({ timeout: 500 });
		}).toPass({ timeout: 20_000 });
	await showsPhone(WRONG);

	await test.step('one compares it, and has to say why', async () => {
		const moderator = await newPerson(site);
		await letIn(moderator, site, MODERATORS[0]);
		await moderator.goto(`/review/clinics/${id}`);
		expect(await axeViolations(moderator)).toEqual([]);
		await moderator.getByRole('link', { name: 'Restore version 1' }).click();
		const part = moderator.getByRole('region', { name: 'Restore version 1' });
		await expect(part.getByRole('deletion')).toHaveText(WRONG);
		await expect(part.getByRole('insertion')).toHaveText(right);
		await expect(part.getByText('another moderator has to accept it')).toBeVisible();
		const propose = part.getByRole('button', { name: 'Propose to restore this version' });
		await propose.click();
		await expect(part.getByRole('alert')).toContainText('Say why.');
		expect(await axeViolations(moderator)).toEqual([]);
		await part.getByLabel('Why?').fill(REASON);
		await propose.click();
		await expect(moderator.getByRole('status')).toContainText('until another moderator accepts it');
		await expect(moderator.getByRole('status')).toBeFocused();
		expect(await axeViolations(moderator)).toEqual([]);
	});

	await test.step('nothing changes until another accepts it', async () => {
		await showsPhone(WRONG);
		const moderator = await newPerson(site);
		await letIn(moderator, site, MODERATORS[1]);
		await moderator.goto('/review');
		await moderator.getByRole('main').getByRole('link', { name }).click();
		await expect(moderator.getByText('version 1 of this listing is restored')).toBeVisible();
		await expect(moderator.getByText(REASON)).toBeVisible();
		await moderator.getByLabel('Accept').check();
		await moderator.getByRole('button', { name: 'Publish what is accepted' }).click();
		await expect(moderator.getByRole('status')).toContainText('Published');
		await moderator.goto(`/review/clinics/${id}`);
		const newest = moderator.getByRole('listitem').filter({ hasText: 'the current one' });
		await expect(newest).toContainText('Version 3');
		await expect(newest).toContainText('An earlier version was restored');
		await expect(newest).toContainText(REASON);
	});

	await test.step('the listing says it again', () => showsPhone(right));

	await test.step('the history tells it to everyone, without a name', async () => {
		await anyone.goto(`/clinics/${id}/history`);
		await expect(anyone.getByRole('heading', { level: 1 })).toHaveText(`History of ${name}`);
		const newest = anyone.locator('#version-3');
		await expect(newest).toContainText('An earlier version was restored');
		await expect(newest).toContainText('By a moderator.');
		await expect(newest).toContainText(`Reason: ${REASON}`);
		await expect(newest.getByRole('deletion')).toHaveText(WRONG);
		await expect(newest.getByRole('insertion')).toHaveText(right);
		await expect(anyone.locator('body')).not.toContainText('moderators.example');
		expect(await axeViolations(anyone)).toEqual([]);
	});

	for (const path of ['/changes.atom', `/clinics/${id}/history.atom`]) {
		await test.step(`${path} tells it to who follows`, async () => {
			const answer = await anyone.request.get(path);
			expect(answer.headers()['content-type']).toContain('application/atom+xml');
			const feed = await answer.text();
			const [newest] = /<entry>.*?<\/entry>/s.exec(feed) ?? [''];
			expect(newest).toContain(`/clinics/${id}/history#version-3`);
			expect(newest).toContain('An earlier version was restored');
			expect(newest).toContain(REASON);
			expect(newest).toContain(right);
			expect(feed).not.toContain('moderators.example');
		});
	}
});
