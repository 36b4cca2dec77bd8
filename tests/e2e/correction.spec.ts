import { expect, test } from '../support/tab.ts';
import { axeViolations } from '../support/axe.ts';
import { searchFrom } from '../support/finder.ts';
import { letIn } from '../support/let-in.ts';
import { addModerator, signInModerator, startSite, type Site } from '../support/listings.ts';

const PHONE = '(602) 555-0148';

let site: Site;

test.beforeAll(async () => {
	site = await startSite();
	await addModerator(site, 'first@moderators.example');
	await addModerator(site, 'second@moderators.example');
});
test.afterAll(() => site.stop());

test('a correction is sent, checked by two people, published, and on the finder', async ({
	newPerson
}) => {
	const sender = await newPerson(site);
	await sender.goto('/');
	await searchFrom(sender, '85004');
	const clinicLink = sender.getByRole('region', { name: 'Results', exact: true }).getByRole('link');
	await clinicLink.first().click();
	await expect(sender).toHaveURL(/\/clinics\//);
	const clinicUrl = new URL(sender.url()).pathname;
	const name = await sender.getByRole('heading', { level: 1 }).innerText();

	await test.step('anyone says that the phone is wrong', async () => {
		// By the link, as people do: a page that scripts put together must be able to send its form.
		await sender.locator(`a[href$="${clinicUrl}/correct?fact=phone"]`).click();
		await expect(sender).toHaveURL(/fact=phone/);
		expect(await axeViolations(sender)).toEqual([]);
		await sender.getByLabel('The right phone number').fill('not a number');
		await sender.getByLabel('Your e-mail').fill('caller@people.example');
		await sender.getByRole('button', { name: 'Send the correction' }).click();
		await expect(sender.getByRole('alert')).toContainText('not a US phone number');
		await expect(sender.getByLabel('The right phone number')).toHaveValue('not a number');
		await expect(sender.getByLabel('Your e-mail')).toHaveValue('caller@people.example');
		await sender.getByLabel('The right phone number').fill(PHONE);
		await sender.getByRole('button', { name: 'Send the correction' }).dblclick();
		await expect(sender).toHaveURL(/\/submissions\//);
		const { to, text } = await site.smtp.waitFor(({ subject }) => subject.includes(name));
		expect(to).toEqual(['caller@people.example']);
		expect(text).toContain('/submissions/');
	});

	const first = await newPerson(site);
	await test.step('one moderator accepts it: nothing is published yet', async () => {
		await signInModerator(first, 'first@moderators.example');
		await first.goto('/review');
		expect(await axeViolations(first)).toEqual([]);
		await expect(first.getByRole('main').getByRole('link', { name })).toHaveCount(1);
		await first.getByRole('main').getByRole('link', { name }).click();
		expect(await axeViolations(first)).toEqual([]);
		await first.getByLabel('Accept').check();
		await first.getByLabel('By phone, on the listed number').check();
		await first.getByRole('button', { name: 'Publish what is accepted' }).click();
		const result = first.getByRole('status');
		await expect(result).toContainText('A further person has to decide');
		await expect(result).toBeFocused();
		expect(await axeViolations(first)).toEqual([]);
		await sender.goto(clinicUrl);
		await expect(sender.getByRole('main')).not.toContainText(PHONE);
	});

	await test.step('the second publishes it', async () => {
		const second = await newPerson(site);
		await letIn(second, site, 'second@moderators.example');
		await second.goto('/review');
		await second.getByRole('main').getByRole('link', { name }).click();
		await expect(second.getByText('Checked before you: By phone')).toBeVisible();
		for (const chosen of ['Accept', 'By phone, on the listed number']) {
			await expect(second.getByLabel(chosen)).not.toBeChecked();
			await second.getByLabel(chosen).check();
		}
		await second.getByRole('button', { name: 'Publish what is accepted' }).click();
		await expect(second.getByRole('status')).toContainText('Published');
		await expect(second.getByRole('status')).toBeFocused();
	});

	await test.step('and everyone finds it, with its source and date', async () => {
		await expect(async () => {
			await sender.goto(clinicUrl);
			await expect(sender.getByRole('main')).toContainText(PHONE, { timeout: 500 });
		}).toPass({ timeout: 20_000 });
		await sender.goto('/');
		await searchFrom(sender, '85004');
		await expect(sender.getByRole('link', { name: PHONE })).toBeVisible();
		const mail = await site.smtp.waitFor(
			({ to, text }) => to.includes('caller@people.example') && text.includes('published')
		);
		await sender.goto(mail.links[0]);
		await expect(sender.getByRole('main')).toContainText('published');
		expect(await axeViolations(sender)).toEqual([]);
		await sender.goto(`${clinicUrl}/history`);
		await expect(sender.getByRole('main')).toContainText(PHONE);
		await expect(sender.getByRole('main')).not.toContainText('moderators.example');
		expect(await axeViolations(sender)).toEqual([]);
	});
});
