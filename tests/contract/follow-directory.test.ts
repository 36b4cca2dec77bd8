import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { pino } from 'pino';
import type { Clinic } from '#lib/clinics/clinic.ts';
import { openPublished } from '#lib/clinics/follow-directory.server.ts';
import type { Published } from '#lib/clinics/published.server.ts';
import { audit } from '#lib/server/audit.ts';
import { startBackground } from '#lib/server/background.ts';
import type { Database } from '#lib/server/database/database.ts';
import { changeDirectory } from '#lib/server/directory-store.ts';
import { eachEngine, newAddress, openAgain, seededDatabase } from '../support/database.ts';
import { infusionClinic, referralPlace } from '../support/sample-clinics.ts';

vi.setConfig({ testTimeout: 60_000 });

const PUBLISHED = { actor: 'moderator', action: 'published' };

/** What an instance publishes, the newest last, from its start to the end of the test. */
async function follow(database: Database, { file }: { file?: string } = {}, log = nowhere()) {
	const seen: Published[] = [];
	const job = await openPublished(database, file, (next) => void seen.push(next));
	const background = startBackground([job], log);
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
			expect(published.text === readFileSync('data/clinics.geojson', 'utf8')).toBe(true);
			expect(await audit(database.queries)).toMatchObject({ events: published.clinics.length });
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
	});
});
