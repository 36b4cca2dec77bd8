import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { audit } from '#lib/server/operate/audit.ts';
import type { Database, Queries } from '#lib/server/database/database.ts';
import { readSnapshot } from '#lib/server/database/snapshot.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { eventHash } from '#lib/server/directory/event-chain.ts';
import { eachEngine, seededDatabase, type Open } from '../support/database.ts';
import { infusionClinic, referralPlace } from '../support/sample-clinics.ts';

const { id } = infusionClinic;
const PUBLISHED = { actor: 'moderator', action: 'published' };
const REJECTED = { actor: 'moderator', action: 'rejected', clinic_id: id, reason: 'No.' };

/** Two clinics, of which one was changed twice; events 3 and 6 change none. */
async function changedDatabase(open: Open) {
	const database = await seededDatabase(open, [infusionClinic, referralPlace]);
	await changeDirectory(database, async ({ write, log }) => {
		await log(REJECTED);
		await write(id, '{"name":"Second"}', PUBLISHED);
		await write(id, '{"name":"Third"}', PUBLISHED);
		await log(REJECTED);
	});
	return database;
}

const version = (queries: Queries, number: number) =>
	queries.updateTable('clinic_version').where('clinic_id', '=', id).where('version', '=', number);
const event = (queries: Queries, seq: number) =>
	queries.updateTable('event').where('seq', '=', seq);
const cut = (queries: Queries, seq: number) =>
	queries.deleteFrom('event').where('seq', '=', seq).execute();
const clinic = (queries: Queries) => queries.updateTable('clinic').where('id', '=', id);
const dropVersion = (queries: Queries, number: number) =>
	queries
		.deleteFrom('clinic_version')
		.where('clinic_id', '=', id)
		.where('version', '=', number)
		.execute();

/** Changes an event and gives it the hash that it then should have. */
async function forge(queries: Queries, seq: number): Promise<void> {
	const row = await queries
		.selectFrom('event')
		.selectAll()
		.where('seq', '=', seq)
		.executeTakeFirstOrThrow();
	const forged = { ...row, reason: 'Yes.' };
	await event(queries, seq)
		.set({ reason: 'Yes.', hash: eventHash(forged) })
		.execute();
}

const changedIn = (version: number) =>
	new RegExp(`^${id} is said to have changed in version ${version} of the directory, which is not`);

const TAMPERED: [what: string, how: (queries: Queries) => Promise<unknown>, found: RegExp][] = [
	['an event changed', (it) => event(it, 3).set({ reason: 'Yes.' }).execute(), /^Event 3 is not/],
	['its hash with it', (it) => forge(it, 3), /^Event 4 does not carry the hash/],
	[
		'the last one, its hash with it',
		(it) => forge(it, 6),
		/^The head's hash is not that of event 6/
	],
	['an event taken out', (it) => cut(it, 3), /^Event 3 is missing: 4 comes next/],
	['the last event cut off', (it) => cut(it, 6), /^The head tells of 6 events.* 5/],
	[
		'the head set back',
		(it) => it.updateTable('directory_head').set({ event_seq: 5 }).execute(),
		/^The head tells of 5 events.* 6/
	],
	['the head lost', (it) => it.deleteFrom('directory_head').execute(), /^The head tells of 0/],
	[
		'an older version rewritten',
		(it) => version(it, 2).set({ data: '{"name":"Other"}' }).execute(),
		new RegExp(`^Version 2 of ${id} is not what event 4 vouches for`)
	],
	[
		'a version emptied',
		(it) => version(it, 2).set({ data: null }).execute(),
		new RegExp(`^Version 2 of ${id} is not what event 4 vouches for`)
	],
	[
		'a version that claims another event',
		(it) => version(it, 2).set({ event_seq: 3 }).execute(),
		new RegExp(`^Version 2 of ${id} has no event: number 3`)
	],
	[
		'an older version taken out',
		(it) => dropVersion(it, 2),
		new RegExp(`^Version 2 of ${id} is missing: 3 comes next`)
	],
	[
		'the last version taken out',
		(it) => dropVersion(it, 3),
		new RegExp(`^Event 5 tells of version 3 of ${id}, which is missing`)
	],
	[
		'a version added past its event',
		(it) =>
			it
				.insertInto('clinic_version')
				.values({ clinic_id: id, version: 4, data: null, event_seq: 6, created_at: '2026-01-01' })
				.execute(),
		new RegExp(`^Version 4 of ${id} has no event: number 6`)
	],
	[
		'a clinic rewritten past its versions',
		(it) => clinic(it).set({ data: '{"name":"Other"}' }).execute(),
		new RegExp(`^${id} is not as its version 3 says`)
	],
	[
		'a clinic taken off the list past its versions',
		(it) => clinic(it).set({ data: null }).execute(),
		new RegExp(`^${id} is not as its version 3 says`)
	],
	[
		'a clinic set back',
		(it) => clinic(it).set({ version: 2, data: '{"name":"Second"}' }).execute(),
		new RegExp(`^${id} is said to be at version 2, and has a later one`)
	],
	[
		'a clinic set ahead',
		(it) => clinic(it).set({ version: 9 }).execute(),
		new RegExp(`^${id} is said to be at version 9, which is missing`)
	],
	[
		'a version made older',
		(it) => version(it, 1).set({ created_at: '2020-01-01T00:00:00.000Z' }).execute(),
		new RegExp(`^Version 1 of ${id} is not of the time that event 1 tells`)
	],
	[
		'a clinic that followers would not read',
		(it) => clinic(it).set({ changed_in: 0 }).execute(),
		changedIn(0)
	],
	[
		'a clinic said to have changed before others',
		(it) => clinic(it).set({ changed_in: 1 }).execute(),
		changedIn(1)
	],
	[
		'a clinic said to have changed after the last change',
		(it) => clinic(it).set({ changed_in: 3 }).execute(),
		changedIn(3)
	],
	[
		'the directory set back to before a change',
		(it) => it.updateTable('directory_head').set({ version: 1 }).execute(),
		changedIn(2)
	],
	[
		'a clinic without any version',
		(it) =>
			it
				.insertInto('clinic')
				.values({ id: 'new', version: 1, data: '{}', changed_in: 1 })
				.execute(),
		/^new is said to be at version 1, which is missing/
	]
];

/** Lets a clinic be gone that has versions, which either engine refuses. */
async function dropClinic({ engine, queries }: Database): Promise<void> {
	if (engine === 'sqlite') await sql`pragma foreign_keys = off`.execute(queries);
	else
		await sql`alter table clinic_version drop constraint clinic_version_clinic_id_fkey`.execute(
			queries
		);
	await queries.deleteFrom('clinic').where('id', '=', id).execute();
}

describe('the audit', () => {
	eachEngine((_, open) => {
		it('finds a record that is whole, and says how much there was', async () => {
			const database = await changedDatabase(open);
			const found = await readSnapshot(database, audit);
			const head = await database.queries
				.selectFrom('directory_head')
				.selectAll()
				.executeTakeFirstOrThrow();
			expect(found).toEqual({ events: 6, versions: 4, clinics: 2, headHash: head.event_hash });
		});

		it('finds nothing wrong with an empty database', async () => {
			const found = await readSnapshot(await open(), audit);
			expect(found).toEqual({ events: 0, versions: 0, clinics: 0, headHash: '' });
		});

		it('goes through more than it reads at a time', async () => {
			const many = Array.from({ length: 1003 }, (_, i) => ({ ...referralPlace, id: `place-${i}` }));
			const database = await seededDatabase(open, many);
			expect(await audit(database.queries)).toMatchObject({ events: 1003, versions: 1003 });
			await event(database.queries, 1002).set({ actor: 'public' }).execute();
			await expect(audit(database.queries)).rejects.toThrow(/^Event 1002 is not/);
		});

		it('finds each kind of tampering', async () => {
			const database = await changedDatabase(open);
			for (const [what, tamper, found] of TAMPERED) {
				const tampered = database.transaction(async (queries) => {
					await audit(queries);
					await tamper(queries);
					// Its error takes the tampering back.
					await audit(queries);
				});
				await expect(tampered, what).rejects.toThrow(found);
			}
		});

		it('finds a clinic that is missing', async () => {
			const database = await changedDatabase(open);
			await dropClinic(database);
			await expect(audit(database.queries)).rejects.toThrow(`${id} has versions, and is missing`);
		});
	});
});
