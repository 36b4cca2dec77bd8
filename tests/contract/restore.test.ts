import { expect, it } from 'vitest';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readListed } from '#lib/clinics/record/read-clinic.ts';
import type { Database } from '#lib/server/database/database.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { versionsOf } from '#lib/server/directory/history-store.ts';
import type { Field } from '#lib/clinics/record/fields.ts';
import { restore, toRestore } from '#lib/submissions/review/restore.server.ts';
import { readQueue, readReview } from '#lib/submissions/review/review-queue.server.ts';
import { decide } from '#lib/submissions/review/review.server.ts';
import { submissionById } from '#lib/submissions/proposal/store.server.ts';
import { eachEngine, seededDatabase } from '../support/database.ts';
import { changeOf, decisionOn, reviewing, send } from '../support/review.ts';
import { attestedClinic } from '../support/sample-clinics.ts';

const { id } = attestedClinic;
const REASON = 'The number published today rings at another clinic.';
const asked = { clinicId: id, version: 1, seen: 2, reason: REASON };
const OTHER = { number: '+14805550199' };

/** A second version of the clinic; null: closed. */
const write = (database: Database, data: Clinic | null) =>
	changeDirectory(database, (change) =>
		change.write(id, data && JSON.stringify(data), { actor: 'moderator', action: 'published' })
	);

const wrongPhone: Clinic = {
	...attestedClinic,
	phone: OTHER,
	hours: 'Mo-Fr 09:00-17:00',
	statements: [
		...attestedClinic.statements.flatMap((it) => {
			const facts = it.facts.filter((fact) => fact !== 'phone' && fact !== 'hours');
			return facts.length > 0 ? [{ ...it, facts }] : [];
		}),
		{
			source: 'phone_call',
			level: 'phone_confirmed',
			checkedAt: '2026-11-20',
			facts: ['phone', 'hours']
		}
	]
};

const restOf = ({ statements }: Clinic, fact: string) =>
	statements.filter(({ facts }) => (facts as string[]).includes(fact));

eachEngine((_, open) => {
	/** A clinic whose second version is to be undone, and the proposal to do so. */
	async function proposed(second: Clinic | null) {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		await write(database, second);
		const outcome = await restore(services, 'ada', asked);
		if (outcome.outcome !== 'proposed') throw new Error('It was restored at once.');
		const submission = await submissionById(database.queries, outcome.submissionId);
		if (!submission) throw new Error('It was not stored.');
		return { database, services, submission };
	}

	const newest = async (database: Database) => {
		const [{ data, ...rest }] = await versionsOf(database.queries, id);
		return { ...rest, clinic: readListed(data) };
	};

	it('What does harm is restored by two people, and rests on what it rested on then.', async () => {
		const { database, services, submission } = await proposed(wrongPhone);
		expect(await newest(database)).toMatchObject({ version: 2 });
		expect(submission).toMatchObject({
			kind: 'update',
			origin: 'moderator',
			accountId: 'ada',
			risk: 'high',
			note: REASON,
			baseVersion: 2
		});
		const isOwnProposal = async (who: string) =>
			(await readReview(database.queries, submission.id, who))?.isOwnProposal;
		expect([await isOwnProposal('ada'), await isOwnProposal('ben')]).toEqual([true, false]);
		const own = { reason: 'own_proposal' };
		const decision = decisionOn(submission, { version: 2 });
		await expect(decide(services, 'ada', decision)).rejects.toMatchObject(own);
		expect(await decide(services, 'ben', decision)).toMatchObject({ outcome: 'published' });
		const { clinic, ...version } = await newest(database);
		expect(version).toMatchObject({ version: 3, action: 'restored', reason: REASON });
		expect(clinic).toEqual(attestedClinic);
	});

	it('A part of it may be rejected: the rest is restored, and that stays as it is.', async () => {
		const { database, services, submission } = await proposed(wrongPhone);
		const decision = decisionOn(submission, { version: 2, reject: ['hours'] });
		expect(await decide(services, 'ben', decision)).toMatchObject({ outcome: 'partly_published' });
		const { clinic } = await newest(database);
		if (!clinic) throw new Error('It was closed.');
		expect([clinic.phone, clinic.hours]).toEqual([attestedClinic.phone, wrongPhone.hours]);
		expect(restOf(clinic, 'phone')).toMatchObject([
			{ source: 'directory_import', level: 'reported' }
		]);
		expect(restOf(clinic, 'hours')).toMatchObject([{ source: 'phone_call' }]);
	});

	it('Listing a closed place again takes two people, and brings back all that it rested on.', async () => {
		const { database, services, submission } = await proposed(null);
		expect(submission.changes.map(({ field }) => field)).toContain('listing');
		await decide(services, 'ben', decisionOn(submission, { version: 2 }));
		const { action, clinic } = await newest(database);
		expect([action, clinic]).toEqual(['restored', attestedClinic]);
	});

	it('Who proposes the same once more, or also, is led to what waits.', async () => {
		const { database, services, submission } = await proposed(wrongPhone);
		const again = { outcome: 'proposed', submissionId: submission.id };
		expect(await restore(services, 'ada', asked)).toEqual(again);
		expect(await restore(services, 'ben', asked)).toEqual(again);
		const queue = await readQueue(database.queries, 'ben', { filter: {}, page: 1 });
		expect(queue.total).toBe(1);
	});

	it('What does little harm is restored at once, and so is all where one person is enough.', async () => {
		const database = await seededDatabase(open, [attestedClinic]);
		const services = await reviewing(database);
		const npi = changeOf(attestedClinic, 'npi' satisfies Field, '1234567893');
		await decide(services, 'ada', decisionOn(await send(database, attestedClinic, [npi])));
		expect(await toRestore(services, id, 1)).toMatchObject({ isSame: false, needsOthers: false });
		expect(await restore(services, 'ada', asked)).toEqual({ outcome: 'restored', version: 3 });
		expect(await toRestore(services, id, 1)).toMatchObject({ isSame: true, changes: [] });
		await write(database, wrongPhone);
		expect(await toRestore(services, id, 1)).toMatchObject({ needsOthers: true });
		const alone = await reviewing(database, 1);
		expect(await toRestore(alone, id, 1)).toMatchObject({ needsOthers: false });
		expect(await restore(alone, 'ada', { ...asked, seen: 4 })).toMatchObject({ version: 5 });
	});
});
