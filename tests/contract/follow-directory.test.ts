import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { pino } from 'pino';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { openPublished } from '#lib/clinics/published/follow-directory.server.ts';
import type { Published } from '#lib/clinics/published/published.server.ts';
import { audit } from '#lib/server/operate/audit.ts';
import { startBackground, type Job } from '#lib/server/operate/background.ts';
import { exportDirectory } from '#lib/clinics/record/export-directory.server.ts';
import type { Database } from '#lib/server/database/database.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { eachEngine, newAddress, openAgain, seededDatabase } from '../support/database.ts';
import { infusionClinic, referralPlace } from '../support/sample-clinics.ts';

vi.setConfig({ testTimeout: 60_000 });

const PUBLISHED = { actor: 'moderator', action: 'published' };

/** What an instance publishes, the newest last, from its start to the end of the test. */
async function follow(
	database: Database,
	{ file, changeJob = (job) => job }: { file?: string; changeJob?: (job: Job) => Job } = {},
	log = nowhere()
) {
	const seen: Published[] = [];
	const { jobs } = await openPublished(database, file, (next) => void seen.push(next));
	const background = startBackground(jobs.map(changeJob), log);
	onTestFinished(() => background.stop());
	return seen;
}

const nowhere = () => pino({ level: 'silent' });

/** Waits for what comes soon. */
const until = (isSo: () => boolean) => vi.waitUntil(isSo, { timeout: 20_000 });

const write = (database: Database, it: Clinic, data: Clinic | null) =>
	changeDirectory(database, (change) =>
		change.write(it.id, data && JSON.stringify(data), PUBLISHED)
	);

const nameOf = (seen: Published[], id = infusionClinic.id) => seen.at(-1)?.byId.get(id)?.name;

describe('the published directory of a database', () => {
	eachEngine((engine, open) => {
		const seeded = () => seededDatabase(open, [infusionClinic, referralPlace]);

		it('is the committed file, byte for byte, once that filled it', async () => {
			const database = openAgain(await newAddress(engine));
			const [published] = await follow(database);
			const file = readFileSync('data/clinics.geojson', 'utf8');
			expect(published.text === file).toBe(true);
			expect((await exportDirectory(database)) === file).toBe(true);
			const clinics = published.clinics.length;
			expect(await audit(database.queries)).toMatchObject({ events: clinics, clinics });
		});

		it('is not filled from a file that is no directory', async () => {
			const database = openAgain(await newAddress(engine));
			await expect(follow(database, { file: 'package.json' })).rejects.toThrow(
				"The directory package.json can't be used"
			);
			await expect(follow(database, { file: 'nowhere.geojson' })).rejects.toThrow("can't be read");
			expect(await audit(database.queries)).toMatchObject({ events: 0 });
		});

		it('follows what any instance changes, adds and takes off', async () => {
			const database = await seeded();
			const other = openAgain(database.url);
			const [seen, others] = [await follow(database), await follow(other)];
			expect(nameOf(seen)).toBe(infusionClinic.name);

			await write(other, infusionClinic, { ...infusionClinic, name: 'Renamed' });
			await until(() => nameOf(seen) === 'Renamed');
			await until(() => nameOf(others) === 'Renamed');
			expect(seen.at(-1)?.version).toBe(others.at(-1)?.version);

			await write(database, referralPlace, null);
			const added = { ...referralPlace, id: 'new-place-eureka-ca', name: 'New Place' };
			await write(database, added, added);
			await until(() => nameOf(others, added.id) === 'New Place');
			expect(others.at(-1)?.byId.has(referralPlace.id)).toBe(false);
			expect(others.at(-1)?.text).not.toContain(referralPlace.name);
		});

		it('is read anew when all of it was replaced', async () => {
			const database = await seeded();
			const seen = await follow(database);
			await database.transaction(async (queries) => {
				const data = JSON.stringify({ ...infusionClinic, name: 'From a backup' });
				const { id } = infusionClinic;
				await queries.updateTable('clinic').set({ data }).where('id', '=', id).execute();
				await queries.updateTable('directory_head').set({ epoch: 'another' }).execute();
			});
			await until(() => nameOf(seen) === 'From a backup');
			expect(seen.at(-1)?.clinics).toHaveLength(2);
		});

		it('stays as it was when a clinic cannot be read, and goes on after', async () => {
			const database = await seeded();
			const log = nowhere();
			const warn = vi.spyOn(log, 'warn');
			const seen = await follow(database, {}, log);
			await changeDirectory(database, (change) =>
				change.write(infusionClinic.id, '{"name":"Half"}', PUBLISHED)
			);
			await write(database, referralPlace, { ...referralPlace, name: 'Not yet' });
			await until(() => warn.mock.calls.length > 0);
			expect(seen).toHaveLength(1);
			await write(database, infusionClinic, { ...infusionClinic, name: 'Whole' });
			await until(() => nameOf(seen) === 'Whole');
			expect(nameOf(seen, referralPlace.id)).toBe('Not yet');
			expect(warn).toHaveBeenCalledOnce();
		});

		// The best of three, as the machine may be busy with other tests.
		it('is served by another instance within two seconds', { retry: 2 }, async () => {
			const database = await seeded();
			const others = await follow(openAgain(database.url));
			const start = performance.now();
			await write(database, infusionClinic, { ...infusionClinic, name: 'Renamed' });
			await until(() => nameOf(others) === 'Renamed');
			expect(performance.now() - start).toBeLessThan(2000);
		});
	});

	describe('on postgres', () => {
		const seeded = async () => {
			const empty = async () => {
				const database = openAgain(await newAddress('postgres'));
				await migrate(database);
				return database;
			};
			return seededDatabase(empty, [infusionClinic]);
		};
		const rename = (database: Database, name: string) =>
			write(database, infusionClinic, { ...infusionClinic, name });

		it('follows what it is told, without looking', async () => {
			const database = await seeded();
			const never = (job: Job) => ({ ...job, every: 1e9 });
			const seen = await follow(openAgain(database.url), { changeJob: never });
			// Listening begins at some time, with a look at what is there.
			await rename(database, 'First');
			await until(() => nameOf(seen) === 'First');
			for (const name of ['Second', 'Third', 'Fourth']) {
				await rename(database, name);
				await until(() => nameOf(seen) === name);
			}
			expect(seen.map((it) => it.clinics[0].name)).toEqual([
				infusionClinic.name,
				'First',
				'Second',
				'Third',
				'Fourth'
			]);
		});

		it.each(['refuses', 'does not answer'])(
			'follows by looking, when listening %s',
			async (fault) => {
				const database = await seeded();
				const other = openAgain(database.url);
				const { promise: never, reject } = Promise.withResolvers<never>();
				never.catch(() => undefined);
				const connect = () => (fault === 'refuses' ? Promise.reject(new Error(fault)) : never);
				const pool = Object.create(other.pool, { connect: { value: connect } });
				const seen = await follow({ ...other, pool });
				onTestFinished(() => reject(new Error('The test is over.')));
				for (const name of ['First', 'Second']) {
					await rename(database, name);
					await until(() => nameOf(seen) === name);
				}
				expect(seen).toHaveLength(3);
			}
		);
	});
});
