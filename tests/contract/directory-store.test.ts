import { describe, expect, it } from 'vitest';
import { audit } from '#lib/server/operate/audit.ts';
import { changeDirectory, seedDirectory } from '#lib/server/directory/directory-store.ts';
import { eachEngine, openAgain, seededDatabase } from '../support/database.ts';
import { infusionClinic, referralPlace } from '../support/sample-clinics.ts';

const SEEDED = { actor: 'system', action: 'seeded' };
const PUBLISHED = { actor: 'moderator', action: 'published' };

const renamed = (name: string) => JSON.stringify({ ...infusionClinic, name });

describe('the stored directory', () => {
	eachEngine((engine, open) => {
		const seeded = () => seededDatabase(open, [infusionClinic, referralPlace]);

		it('begins with one version and one event for each clinic', async () => {
			const { queries } = await seeded();
			const events = await queries.selectFrom('event').selectAll().orderBy('seq').execute();
			expect(events.map((it) => [it.seq, it.action, it.clinic_id, it.clinic_version])).toEqual([
				[1, 'seeded', infusionClinic.id, 1],
				[2, 'seeded', referralPlace.id, 1]
			]);
			expect(await audit(queries)).toMatchObject({ events: 2, versions: 2, clinics: 2 });
		});

		it('is filled once, however often that is asked', async () => {
			const database = await seeded();
			const again = (): never => {
				throw new Error('Nobody needs the clinics again.');
			};
			expect(await seedDirectory(database, again, SEEDED)).toBe(false);
			expect(await audit(database.queries)).toMatchObject({ events: 2, versions: 2 });
		});

		it('keeps every version, and says which is current', async () => {
			const database = await seeded();
			const { id } = infusionClinic;
			const change = (data: string | null) =>
				changeDirectory(database, ({ write }) => write(id, data, PUBLISHED));
			expect(await change(renamed('Second'))).toBe(2);
			expect(await change(null)).toBe(3);
			const versions = await database.queries
				.selectFrom('clinic_version')
				.select(['version', 'data'])
				.where('clinic_id', '=', id)
				.orderBy('version')
				.execute();
			expect(versions).toEqual([
				{ version: 1, data: JSON.stringify(infusionClinic) },
				{ version: 2, data: renamed('Second') },
				{ version: 3, data: null }
			]);
			const current = await database.queries
				.selectFrom('clinic')
				.selectAll()
				.where('id', '=', id)
				.executeTakeFirst();
			expect(current).toEqual({ id, version: 3, data: null, changed_in: 3 });
			expect(await audit(database.queries)).toMatchObject({ events: 4, versions: 4 });
		});

		it('records what changes no clinic without a new version of the directory', async () => {
			const database = await seeded();
			const head = () =>
				database.queries.selectFrom('directory_head').selectAll().executeTakeFirstOrThrow();
			const before = await head();
			await changeDirectory(database, ({ log }) =>
				log({ actor: 'moderator', action: 'rejected', clinic_id: infusionClinic.id, reason: 'No.' })
			);
			const after = await head();
			expect(after).toMatchObject({ epoch: before.epoch, version: before.version, event_seq: 3 });
			await audit(database.queries);
		});

		it('is as it was when a change fails halfway', async () => {
			const database = await seeded();
			const all = () =>
				Promise.all([
					database.queries.selectFrom('directory_head').selectAll().execute(),
					database.queries.selectFrom('clinic').selectAll().orderBy('id').execute(),
					database.queries.selectFrom('clinic_version').selectAll().orderBy('event_seq').execute(),
					database.queries.selectFrom('event').selectAll().orderBy('seq').execute()
				]);
			const before = await all();
			const change = changeDirectory(database, async ({ write, log }) => {
				await write(infusionClinic.id, renamed('Half'), PUBLISHED);
				await log({ actor: 'system', action: 'confirmed' });
				throw new Error('The disk is full.');
			});
			await expect(change).rejects.toThrow('The disk is full.');
			expect(await all()).toEqual(before);
		});

		it('lets changes take turns, and numbers them without gaps', async () => {
			const database = await seeded();
			// A second instance where one process can have two: SQLite's would wait for itself.
			const other = engine === 'postgres' ? openAgain(database.url) : database;
			const versions = await Promise.all(
				Array.from({ length: 12 }, (_, i) =>
					changeDirectory(i % 2 ? database : other, async ({ clinic, write }) => {
						const { version = 0 } = (await clinic(infusionClinic.id)) ?? {};
						expect(await write(infusionClinic.id, renamed(`No. ${i}`), PUBLISHED)).toBe(
							version + 1
						);
						return version + 1;
					})
				)
			);
			expect(versions.toSorted((a, b) => a - b)).toEqual(
				Array.from({ length: 12 }, (_, i) => i + 2)
			);
			expect(await audit(database.queries)).toMatchObject({ events: 14, versions: 14 });
		});
	});
});
