import { randomUUID } from 'node:crypto';
import { expect, test } from '../support/tab.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { submit } from '#lib/submissions/proposal/store.server.ts';
import { addModerator, startSite, type Site } from '../support/listings.ts';
import { letIn } from '../support/let-in.ts';
import { infusionClinics } from '../support/site-clinics.ts';

const [ADA, BEN] = ['ada@moderators.example', 'ben@moderators.example'];

let site: Site;
let clinics: Clinic[];

test.beforeAll(async () => {
	site = await startSite();
	for (const email of [ADA, BEN]) await addModerator(site, email);
	clinics = await infusionClinics(site, 2);
});
test.afterAll(() => site.stop());

/** A change that one person may accept, of somebody who left no address and reads Spanish. */
const sendHours = (clinicId: string, hours: string) =>
	submit(site.database, {
		kind: 'correction',
		clinicId,
		baseVersion: 1,
		changes: [{ field: 'hours', from: null, to: hours }],
		origin: 'public',
		accountId: null,
		proof: null,
		note: null,
		about: null,
		contactEmail: null,
		locale: 'es',
		idempotencyKey: randomUUID(),
		batchId: null
	});

test('what a moderator typed stays when someone else takes the hold', async ({ newPerson }) => {
	const { id } = await sendHours(clinics[0].id, 'Mo-Fr 09:00-17:00');
	const next = await sendHours(clinics[1].id, 'Mo-Fr 08:00-16:00');
	const [ada, ben] = [await newPerson(site), await newPerson(site)];
	await letIn(ada, site, ADA);
	await letIn(ben, site, BEN);
	await ada.goto(`/review/${id}`);
	await expect(ada.getByText('The sender reads Spanish')).toBeVisible();
	await expect(ada.getByText('The sender left no address')).toBeVisible();
	await ada.getByLabel('Accept').check();
	const message = ada.getByLabel('Message to the sender');
	await message.fill('Gracias.');

	await ben.goto(`/review/${id}`);
	await ben.getByRole('button', { name: 'Work on this for 30 minutes' }).click();
	await expect(ben.getByText('You hold it for another')).toBeVisible();

	const publish = ada.getByRole('button', { name: 'Publish what is accepted' });
	await publish.click();
	await expect(ada.getByRole('alert')).toContainText('Someone else is working on it');
	await expect(ada.getByText(`${BEN} holds it`)).toBeVisible();
	await expect(message).toHaveValue('Gracias.');

	// An admin takes it over, and finds the words still there.
	await ada.getByRole('button', { name: 'Take it over' }).click();
	await expect(ada.getByText('You hold it for another')).toBeVisible();
	await expect(message).toHaveValue('Gracias.');
	await expect(ada.getByLabel('Accept')).toBeChecked();
	await publish.click();
	const result = ada.getByRole('status');
	await expect(result).toContainText('Published. The listing shows it now.');
	await expect(result).toBeFocused();
	await result.getByRole('link', { name: `Next in the queue: ${clinics[1].name}` }).click();
	await expect(ada).toHaveURL(new RegExp(`/review/${next.id}$`));
	await expect(ada.getByRole('contentinfo')).toContainText(`You are signed in as ${ADA}`);
	await ada.getByRole('contentinfo').getByRole('button', { name: 'Sign out' }).click();
	await expect(ada.getByRole('contentinfo')).not.toContainText(ADA);
});
