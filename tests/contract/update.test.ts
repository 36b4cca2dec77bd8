import { describe, expect, it } from 'vitest';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { openSecrets } from '#lib/server/database/secrets.ts';
import { DEFAULT_SETTINGS } from '#lib/server/operate/settings.ts';
import { formValues, type Values } from '#lib/submissions/proposal/clinic-form.ts';
import { prepareUpdate, sendUpdate, waitingUpdate } from '#lib/submissions/update/update.server.ts';
import { eachEngine, seededDatabase, type TestDatabase } from '../support/database.ts';
import { attestedClinic, infusionClinic } from '../support/sample-clinics.ts';

const { id } = infusionClinic;
const UPDATER = {
	origin: 'clinic',
	accountId: 'front-desk',
	proof: 'email_domain',
	contactEmail: 'desk@example.org'
} as const;

function formOf(typed: Values, version = '1'): FormData {
	const form = new FormData();
	form.set('version', version);
	for (const [name, value] of Object.entries({ ...formValues(infusionClinic), ...typed })) {
		for (const text of [value].flat()) form.append(name, text);
	}
	return form;
}

async function prepared(database: TestDatabase, form: FormData) {
	const update = await prepareUpdate({ database }, id, form);
	if (!update || 'errors' in update) throw new Error('The form is not right.');
	return update;
}

describe('an update of a listing', () => {
	eachEngine((engine, open) => {
		const seeded = () => seededDatabase(open, [infusionClinic]);

		it('is what differs from the version that the form was filled from', async () => {
			const database = await seeded();
			const other = { actor: 'moderator', action: 'published' };
			const phone = { number: '+14805550199' };
			const data = JSON.stringify({ ...infusionClinic, name: 'Renamed meanwhile', phone });
			await changeDirectory(database, ({ write }) => write(id, data, other));

			const { changes, risk } = await prepared(database, formOf({ phone: '480 555 0177' }));
			expect(changes).toEqual([
				{
					field: 'phone',
					from: infusionClinic.phone,
					to: { number: '+14805550177', extension: '12' },
					now: phone,
					standing: 'conflict'
				}
			]);
			expect(risk).toBe('high');
		});

		it('is told to its sender while it waits, and to nobody else', async () => {
			const database = await seeded();
			const secrets = await openSecrets(database);
			const services = { database, secrets, settings: DEFAULT_SETTINGS };
			const waiting = (accountId: string) => waitingUpdate(services, id, { accountId });
			expect(await waiting(UPDATER.accountId)).toBeNull();
			const path = await sendUpdate(
				services,
				UPDATER,
				await prepared(database, formOf({ phone: '480 555 0177' })),
				'one-act-of-sending'
			);
			expect(await waiting(UPDATER.accountId)).toMatchObject({ path });
			expect(await waiting('somebody-else')).toBeNull();
			expect(await waitingUpdate(services, id, { accountId: null })).toBeNull();
		});

		it('is as risky as publishing it now would be, whatever version its form names', async () => {
			const database = await seededDatabase(open, [attestedClinic]);
			const services = attestedClinic.services.filter((it) => it.route !== 'esketamine_nasal');
			const data = JSON.stringify({ ...attestedClinic, services });
			const other = { actor: 'moderator', action: 'published' };
			await changeDirectory(database, ({ write }) => write(attestedClinic.id, data, other));
			const form = new FormData();
			form.set('version', '1');
			const values = formValues(attestedClinic);
			values['service-esketamine_nasal-clinic-minutes'] = '150';
			for (const [name, value] of Object.entries(values)) {
				for (const text of [value].flat()) form.append(name, text);
			}
			const update = await prepareUpdate({ database }, attestedClinic.id, form);
			expect(update).toMatchObject({
				changes: [{ from: { monitoringMinutes: 120 }, now: null, standing: 'conflict' }],
				risk: 'high'
			});
		});

		it('says all that is wrong in the order of the form', async () => {
			const database = await seeded();
			const form = formOf({ website: 'nope', npi: '1', name: '' });
			const update = await prepareUpdate({ database }, id, form);
			expect(update && 'errors' in update && Object.keys(update.errors)).toEqual([
				'name',
				'npi',
				'website'
			]);
		});

		it.each(['', '0', '2', '-1', '1e3', '99999999999'])(
			'needs a version that was: %j',
			async (it) => {
				const database = await seeded();
				expect(await prepareUpdate({ database }, id, formOf({}, it))).toBeUndefined();
			}
		);

		it('is stored once with a mail to its sender, however often it is sent', async () => {
			const database = await seeded();
			const secrets = await openSecrets(database);
			const services = { database, secrets, settings: DEFAULT_SETTINGS };
			const update = await prepared(database, formOf({ name: 'New Name', note: 'Our new sign' }));
			const send = () => sendUpdate(services, UPDATER, update, 'one-act-of-sending');
			const [first, second] = await Promise.all([send(), send()]);
			expect(second).toBe(first);
			const rows = await database.queries.selectFrom('submission').selectAll().execute();
			expect(rows).toMatchObject([
				{
					kind: 'update',
					clinic_id: id,
					base_version: 1,
					origin: 'clinic',
					proof: 'email_domain',
					account_id: 'front-desk',
					contact_email: 'desk@example.org',
					note: 'Our new sign',
					state: 'pending'
				}
			]);
			const mails = await database.queries.selectFrom('mail').select('recipient').execute();
			expect(mails).toEqual([{ recipient: 'desk@example.org' }]);
		});
	});
});
