import { describe, expect, it } from 'vitest';
import { clinic as schema } from '#lib/clinics/clinic.ts';
import { audit } from '#lib/server/audit.ts';
import { changeDirectory } from '#lib/server/directory-store.ts';
import { confirmListing } from '#lib/submissions/confirm.server.ts';
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
			expect(await confirmListing({ database }, id, BY)).toBe(true);
			const [, second] = await versions(database);
			const today = new Date().toISOString().slice(0, 10);
			expect(schema.parse(JSON.parse(second.data ?? '')).services[0].provenance).toEqual({
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
			const presses = Array.from({ length: 5 }, () => confirmListing({ database }, id, BY));
			expect(await Promise.all(presses)).toEqual([true, true, true, true, true]);
			expect(await versions(database)).toHaveLength(2);
		});

		it('brings no clinic back that is closed, or never was', async () => {
			const database = await seeded();
			const closed = { actor: 'moderator', action: 'published' };
			await changeDirectory(database, ({ write }) => write(id, null, closed));
			expect(await confirmListing({ database }, id, BY)).toBe(false);
			expect(await confirmListing({ database }, 'nowhere', BY)).toBe(false);
			expect(await versions(database)).toHaveLength(2);
		});
	});
});
