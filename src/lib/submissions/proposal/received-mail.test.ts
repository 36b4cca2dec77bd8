import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { eachEngine, seededDatabase } from '../../../../tests/support/database.ts';
import { freePort } from '../../../../tests/support/free-port.ts';
import { infusionClinic } from '../../../../tests/support/sample-clinics.ts';
import { startSmtp } from '../../../../tests/support/smtp.ts';
import { startBackground } from '#lib/server/operate/background.ts';
import { openLog } from '#lib/server/operate/log.ts';
import { deliverDue, deliveryJob } from '#lib/server/mail/deliver.ts';
import { openTransport } from '#lib/server/mail/transport.ts';
import { openSecrets } from '#lib/server/database/secrets.ts';
import { DEFAULT_SETTINGS } from '#lib/server/operate/settings.ts';
import { receive } from './receive.server.ts';
import type { NewSubmission } from './submission.ts';

const log = openLog({ logLevel: 'silent' });

/** A correction by someone who typed an address for the outcome. */
const correction = (contactEmail: string): NewSubmission => ({
	kind: 'correction',
	clinicId: infusionClinic.id,
	baseVersion: 1,
	changes: [],
	origin: 'public',
	accountId: null,
	proof: null,
	note: null,
	about: 'phone',
	contactEmail,
	locale: 'es',
	idempotencyKey: randomUUID(),
	batchId: null
});

eachEngine((_, open) => {
	it('A mail server that is away keeps no submission from arriving, nor its mail for ever', async () => {
		const database = await seededDatabase(open, [infusionClinic]);
		const secrets = await openSecrets(database);
		const away = { ...DEFAULT_SETTINGS, smtpUrl: `smtp://127.0.0.1:${await freePort()}` };
		const send = openTransport(away, log);
		const background = startBackground([deliveryJob({ database, send, log })], log);
		onTestFinished(background.stop);

		const services = { database, secrets, settings: away };
		const path = await receive(services, correction('someone@example.org'), infusionClinic.name);
		const mails = () => database.queries.selectFrom('mail').selectAll().execute();
		await expect.poll(mails, { timeout: 5000 }).toMatchObject([{ state: 'waiting', attempts: 1 }]);
		expect(await database.queries.selectFrom('submission').select('id').execute()).toHaveLength(1);
		await background.stop();

		const smtp = await startSmtp();
		onTestFinished(smtp.close);
		const back = openTransport({ ...DEFAULT_SETTINGS, smtpUrl: smtp.url }, log);
		const later = () => new Date(Date.now() + 2 * 60_000);
		await expect
			.poll(() => deliverDue({ database, send: back, log }, later), { timeout: 5000 })
			.toBe(1);
		const mail = await smtp.waitFor((it) => it.to.includes('someone@example.org'));
		expect(mail.subject).toBe(`Recibimos lo que envió sobre ${infusionClinic.name}`);
		expect(mail.links).toEqual([expect.stringContaining(`/es${path}`)]);
	});

	it('An address that someone typed gets a few mails, and all that was sent arrives', async () => {
		const database = await seededDatabase(open, [infusionClinic]);
		const secrets = await openSecrets(database);
		const services = { database, secrets, settings: DEFAULT_SETTINGS };
		for (let i = 0; i < 8; i++) {
			const typed = i % 2 ? 'Victim@example.org' : 'victim@example.org';
			await receive(services, correction(typed), infusionClinic.name);
		}
		await receive(services, correction('other@example.org'), infusionClinic.name);
		const { queries } = database;
		const mails = await queries.selectFrom('mail').select('recipient').execute();
		expect(mails.filter(({ recipient }) => /victim/i.test(recipient))).toHaveLength(5);
		expect(mails).toHaveLength(6);
		expect(await queries.selectFrom('submission').select('id').execute()).toHaveLength(9);
	});
});
