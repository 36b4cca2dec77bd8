import { describe, expect, it } from 'vitest';
import { readClinic } from '#lib/clinics/record/read-clinic.ts';
import { audit } from '#lib/server/operate/audit.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { confirmListing } from '#lib/submissions/update/confirm.server.ts';
import { eachEngine, seededDatabase, type TestDatabase } from '../support/database.ts';
import { infusionClinic, referralPlace } from '../support/sample-clinics.ts';

const { id } = infusionClinic;
const BY = { accountId: 'front-desk', proof: 'email_domain' } as const;

const versions = ({ queries }: TestDatabase) =>
	queries
		.selectFrom('clinic_version')
		.select(['version', 'data'])
		.where('clinic_id', '=', id)
		.orderBy('version')
		.execute();

describe('“Everything is still right”', () => {
	eachEngine((engine, open) => {
		const seeded = () => seededDatabase(open, [infusionClinic, referralPlace]);

		it('adds a version on the clinic’s word of today, and the event that says so', async () => {
			const database = await seeded();
			expect(await confirmListing({ database }, id, 1, BY)).toBe('confirmed');
			const [, second] = await versions(database);
			const today = new Date().toISOString().slice(0, 10);
			expect(readClinic(second.data ?? '').services[0].provenance).toEqual({
				source: 'clinic',
				level: 'self_attested',
				checkedAt: today
			});
			const event = await database.queries
				.selectFrom('event')
				.selectAll()
				.orderBy('seq', 'desc')
				.limit(1)
				.executeTakeFirstOrThrow();
			expect(event).toMatchObject({
				actor: 'clinic',
				action: 'confirmed',
				account_id: 'front-desk',
				proof: 'email_domain',
				clinic_id: id,
				clinic_version: 2
			});
			await audit(database.queries);
		});

		it('counts once on one day, however often and at once it is pressed', async () => {
			const database = await seeded();
			const presses = Array.from({ length: 5 }, () => confirmListing({ database }, id, 1, BY));
			expect(new Set(await Promise.all(presses))).toEqual(new Set(['confirmed']));
			expect(await versions(database)).toHaveLength(2);
		});

		it('confirms nothing that was changed since it was read, or never was', async () => {
			const database = await seeded();
			const renamed = JSON.stringify({ ...infusionClinic, name: 'Another name' });
			const published = { actor: 'moderator', action: 'published' };
			await changeDirectory(database, ({ write }) => write(id, renamed, published));
			for (const seen of [1, 3, null]) {
				expect(await confirmListing({ database }, id, seen, BY)).toBe('changed');
			}
			expect(await versions(database)).toHaveLength(2);
			expect(await confirmListing({ database }, id, 2, BY)).toBe('confirmed');
			expect((await versions(database)).at(-1)?.data).toContain('Another name');
		});

		it('brings no clinic back that is closed, or never was', async () => {
			const database = await seeded();
			const closed = { actor: 'moderator', action: 'published' };
			await changeDirectory(database, ({ write }) => write(id, null, closed));
			expect(await confirmListing({ database }, id, 1, BY)).toBe('gone');
			expect(await confirmListing({ database }, 'nowhere', 1, BY)).toBe('gone');
			expect(await versions(database)).toHaveLength(2);
		});
	});
});
