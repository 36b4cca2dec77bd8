import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { audit } from '#lib/server/operate/audit.ts';
import { isMigrated, migrate } from '#lib/server/database/migrate.ts';
import { MIGRATIONS } from '#lib/server/database/migrations/index.ts';
import { openSecrets } from '#lib/server/database/secrets.ts';
import { eachEngine, newAddress, openAgain } from '../support/database.ts';
import { partOfDirectory } from '../support/part-of-directory.ts';

vi.setConfig({ testTimeout: 120_000 });

/** What a process says that opens the directory as a starting server does. */
async function startInstance(url: string, file: string): Promise<string> {
	const words = ['tests/support/start-instance.ts', url, file];
	return (await promisify(execFile)(process.execPath, words)).stdout;
}

describe('instances that start on a new database', () => {
	eachEngine((engine) => {
		it('find it migrated when another was first', async () => {
			const database = openAgain(await newAddress(engine));
			expect(await isMigrated(database)).toBe(false);
			await migrate(database);
			await migrate(database);
			expect(await isMigrated(database)).toBe(true);
			// They run in the order of their names, whatever the order they are listed in.
			expect(Object.keys(MIGRATIONS)).toEqual(Object.keys(MIGRATIONS).toSorted());
		});

		it('take turns: one migrates and fills it, and all publish the same', async () => {
			const url = await newAddress(engine);
			const file = partOfDirectory();
			const said = await Promise.all([1, 2, 3].map(() => startInstance(url, file)));
			expect(new Set(said).size).toBe(1);
			expect(said[0]).toMatch(/^[\da-f]{16} \S{43}\n$/);

			const database = openAgain(url);
			const { events, versions, clinics } = await audit(database.queries);
			expect([events, versions]).toEqual([clinics, clinics]);
			expect(said[0]).toContain((await openSecrets(database)).sessionSecret);
		});
	});
});
