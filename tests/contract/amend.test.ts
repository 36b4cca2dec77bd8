import { expect, it } from 'vitest';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import {
	amendingFrom,
	amendPath,
	NOTHING_AMENDED,
	sendAmended
} from '#lib/submissions/status/amend-form.server.ts';
import type { FieldChange } from '#lib/clinics/record/change.ts';
import { formValues, type Values } from '#lib/submissions/proposal/clinic-form.ts';
import { answerSender } from '#lib/submissions/review/review-answer.server.ts';
import { submissionById } from '#lib/submissions/proposal/store.server.ts';
import type { Submission } from '#lib/submissions/proposal/submission.ts';
import { prepareUpdate, sendUpdate, type Updater } from '#lib/submissions/update/update.server.ts';
import { accountServices, newSession, type AccountServices } from '../support/accounts.ts';
import { eachEngine, seededDatabase, type Open } from '../support/database.ts';
import { allOf, changeOf, send } from '../support/review.ts';
import { attestedClinic, infusionClinic } from '../support/sample-clinics.ts';

const { id } = infusionClinic;
const ANSWER = 'Is that your main line?';
const DESK = 'desk@example.org';

function formOf(values: Values, version: number): FormData {
	const form = new FormData();
	form.set('version', String(version));
	for (const [name, value] of Object.entries(values)) {
		for (const text of [value].flat()) form.append(name, text);
	}
	return form;
}

async function prepared(services: AccountServices, values: Values, version: number) {
	const update = await prepareUpdate(services, id, formOf(values, version));
	if (!update || 'errors' in update) throw new Error(JSON.stringify(update));
	return update;
}

async function askForChanges(
	services: AccountServices,
	{ id: submissionId, clinicId }: Submission
) {
	const moderator = await newSession(services, `${submissionId}@within-reach.example`, 'moderator');
	await answerSender(services, moderator.account.id, {
		seen: { submissionId, revision: 1, clinicVersion: clinicId === null ? null : 1 },
		outcome: 'changes_requested',
		answer: ANSWER
	});
}

/** An update of a phone and a name that a moderator asked its sender to change. */
async function scene(open: Open) {
	const database = await seededDatabase(open, [infusionClinic, attestedClinic]);
	const services = await accountServices(database);
	const session = await newSession(services, DESK);
	const { id: accountId } = session.account;
	const updater: Updater = {
		...{ origin: 'clinic', accountId, proof: 'email_domain' },
		contactEmail: DESK
	};
	const typed = { ...formValues(infusionClinic), name: 'New Name', phone: '480 555 0177' };
	const update = await prepared(services, { ...typed, note: 'Our new sign.' }, 1);
	const path = await sendUpdate(services, updater, update, 'one-act-of-sending');
	const [, submissionId = ''] = /^\/submissions\/([^?]*)\?/.exec(path) ?? [];
	const stored = async () => {
		const found = await submissionById(database.queries, submissionId);
		if (!found) throw new Error('It was sent.');
		return found;
	};
	const sent = await stored();
	const query = new URLSearchParams((amendPath(services, sent, true) ?? '').split('?')[1]);
	return { database, services, session, updater, sent, path, stored, query };
}

eachEngine((_, open) => {
	it('An update is amended in its form, filled with what was proposed for the listing as it is.', async () => {
		const { database, services, session, updater, sent, path, stored, query } = await scene(open);
		expect(await amendingFrom(services, session, query, infusionClinic)).toEqual(NOTHING_AMENDED);
		await askForChanges(services, sent);
		const now = { ...infusionClinic, telehealthTherapy: false };
		const event = { actor: 'moderator', action: 'published' };
		await changeDirectory(database, ({ write }) => write(id, JSON.stringify(now), event));

		const amending = await amendingFrom(services, session, query, now);
		expect(amending).toMatchObject({ asked: ANSWER, amends: { revision: '2' } });
		const { proposed, amends } = amending;
		expect(proposed).toMatchObject({ name: 'New Name', note: 'Our new sign.' });
		expect(proposed).toMatchObject({ telehealth: 'no' });
		const values = { ...proposed, phone: '480 555 0178', note: 'Yes, this one.' };
		const update = await prepared(services, values, 2);
		const again = () => sendAmended(services, session, amends, update, updater);
		expect(await Promise.all([again(), again()])).toEqual([path, path]);
		expect(await stored()).toMatchObject({
			state: 'pending',
			revision: 3,
			baseVersion: 2,
			risk: 'high',
			note: 'Yes, this one.',
			contactEmail: DESK,
			changes: [
				{ field: 'name', to: 'New Name' },
				{ field: 'phone', to: { number: '+14805550178' } }
			]
		});
		expect(await database.queries.selectFrom('submission').select('id').execute()).toHaveLength(1);
		const other = await prepared(services, { ...values, phone: '480 555 0179' }, 2);
		expect(await sendAmended(services, session, amends, other, updater)).toBeUndefined();
	});

	it('Nobody amends what somebody else sent, nor as another kind or at another clinic.', async () => {
		const { services, session, updater, sent, stored, query } = await scene(open);
		await askForChanges(services, sent);
		const { amends } = await amendingFrom(services, session, query, infusionClinic);
		const update = await prepared(services, formValues(infusionClinic), 1);
		const stranger = await newSession(services, 'stranger@example.org');
		const by = { ...updater, accountId: stranger.account.id };
		const keyless = { ...amends, amends_key: '' };
		const clinic = attestedClinic;
		for (const trial of [
			sendAmended(services, stranger, keyless, update, updater),
			sendAmended(services, stranger, amends, update, by),
			sendAmended(services, session, amends, { ...update, clinic }, updater),
			sendAmended(services, session, amends, { ...newClinic(sent.changes), note: null })
		]) {
			expect(await trial).toBeUndefined();
		}
		expect(await stored()).toMatchObject({ state: 'changes_requested', revision: 2 });
		expect(await amendingFrom(services, session, query, clinic)).toEqual(NOTHING_AMENDED);
	});

	it('What can no longer be made is left out of the form; what closes a clinic is ticked.', async () => {
		const { database, services, session } = await scene(open);
		const { account } = session;
		const values = async (changes: FieldChange[]) => {
			const proposal = { origin: 'clinic', accountId: account.id } as const;
			const sent = await send(database, attestedClinic, changes, proposal);
			await askForChanges(services, sent);
			const query = new URLSearchParams({ amends: sent.id });
			return (await amendingFrom(services, session, query, attestedClinic)).proposed;
		};
		const adrift = 'coverage/iv_infusion/home_visit/private' as const;
		const changes = [
			changeOf(attestedClinic, adrift, { participation: 'superbill' }),
			changeOf(attestedClinic, 'name', 'New Name')
		];
		const { name, ...rest } = formValues(attestedClinic);
		expect(name).toBe(attestedClinic.name);
		expect(await values(changes)).toEqual({ ...rest, name: 'New Name' });
		const closing = [changeOf(attestedClinic, 'listing', 'closed')];
		expect(await values(closing)).toEqual({ ...rest, name, closed: 'yes' });
	});

	it('A clinic to add is amended by anyone who holds its key.', async () => {
		const { database, services } = await scene(open);
		const sent = await send(database, null, allOf(infusionClinic), { note: 'By the river.' });
		await askForChanges(services, sent);
		const query = new URLSearchParams((amendPath(services, sent, false) ?? '').split('?')[1]);
		const { proposed, amends } = await amendingFrom(services, null, query, null);
		expect(proposed).toMatchObject({ name: infusionClinic.name, note: 'By the river.' });
		const clinic = newClinic(allOf({ ...infusionClinic, name: 'New Name' }));
		const wrong = { ...amends, amends_key: 'guessed' };
		expect(await sendAmended(services, null, wrong, clinic)).toBeUndefined();
		expect(await sendAmended(services, null, amends, clinic)).toContain(sent.id);
		const amended = await submissionById(database.queries, sent.id);
		expect(amended).toMatchObject({ state: 'pending', revision: 3, baseVersion: null });
		expect(amended?.changes).toContainEqual(expect.objectContaining({ to: 'New Name' }));
		expect(amended?.contactEmail).toBe('sender@example.org');
	});
});

const newClinic = (changes: FieldChange[]) => ({
	changes,
	note: 'Here.',
	contactEmail: null,
	duplicates: []
});
