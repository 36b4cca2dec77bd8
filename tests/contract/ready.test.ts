import { DatabaseSync } from 'node:sqlite';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { migrate } from '#lib/server/database/migrate.ts';
import { whatIsMissing } from '#lib/server/http/ready.ts';
import { eachEngine, newAddress, openAgain } from '../support/database.ts';
import { smallDisk } from '../support/small-disk.ts';

vi.setConfig({ testTimeout: 60_000 });

/** After this many milliseconds it is tried again whether the database can be written to. */
const LATER = 5000;

const disk = smallDisk();
afterAll(() => disk?.remove());

async function migrated(url: string) {
	const database = openAgain(url);
	await migrate(database);
	return database;
}

describe('an instance', () => {
	eachEngine((engine, open) => {
		it('is ready when its database answers and its directory is published', async () => {
			const database = await open();
			expect(await whatIsMissing(database, true)).toBeUndefined();
			expect(await whatIsMissing(database, false)).toContain('not published');
		});

		it('is not before its tables are made', async () => {
			const database = openAgain(await newAddress(engine));
			expect(await whatIsMissing(database, true)).toContain('migrations');
		});

		it('writes one row to see that it can, shared with others, and not each time', async () => {
			const database = await open();
			const other = openAgain(database.url);
			const writes = async () =>
				(await database.queries.selectFrom('rate_limit').select('points').execute()).map(
					(it) => it.points
				);
			for (const now of [0, 1, LATER - 1]) await whatIsMissing(database, true, now);
			expect(await writes()).toEqual([1]);
			await Promise.all([1, 2].map(() => whatIsMissing(other, true, 0)));
			expect(await writes()).toEqual([2]);
		});
	});
});

describe('an instance on SQLite', () => {
	// Where nobody may mount a disk, `tests/e2e/away.spec.ts` shows it by a limit of the file's size.
	it.skipIf(!disk)(
		'is not ready while the disk is full, says why, and is again when there is room',
		async () => {
			const database = await migrated(join(disk?.folder ?? '', 'full.sqlite'));
			expect(await whatIsMissing(database, true, 0)).toBeUndefined();
			disk?.fill();
			expect(await whatIsMissing(database, true, LATER)).toContain('database or disk is full');
			expect(await whatIsMissing(database, true, LATER + 1)).toContain('disk is full');
			disk?.clear();
			expect(await whatIsMissing(database, true, 2 * LATER)).toBeUndefined();
			await database.close();
		}
	);

	it('is not ready when the file is read-only', async () => {
		const database = await migrated(await newAddress('sqlite'));
		await sql`pragma query_only = on`.execute(database.queries);
		expect(await whatIsMissing(database, true)).toContain('readonly');
	});

	it('stays ready while somebody else has the lock for a moment, not for long', async () => {
		const database = await migrated(await newAddress('sqlite'));
		const holder = new DatabaseSync(database.url);
		onTestFinished(() => holder.close());
		holder.exec('begin immediate');
		expect(await whatIsMissing(database, true, 0)).toBeUndefined();
		await vi.waitFor(
			async () => expect(await whatIsMissing(database, true, 1)).toContain('locked'),
			{ timeout: 30_000 }
		);
		holder.exec('rollback');
		expect(await whatIsMissing(database, true, LATER)).toBeUndefined();
	});
});

describe('an instance on PostgreSQL', () => {
	it('is not ready where transactions may only read', async () => {
		const database = await migrated(await newAddress('postgres'));
		const name = sql.id(new URL(database.url).pathname.slice(1));
		await sql`alter database ${name} set default_transaction_read_only = on`.execute(
			database.queries
		);
		// Who was connected before may write on.
		expect(await whatIsMissing(database, true)).toBeUndefined();
		expect(await whatIsMissing(openAgain(database.url), true)).toContain('read-only transaction');
	});

	it('is not ready as a role that may only read', async () => {
		const database = await migrated(await newAddress('postgres'));
		const role = `reader_${randomBytes(6).toString('hex')}`;
		await sql`create role ${sql.id(role)} login password 'secret'`.execute(database.queries);
		await sql`grant select on all tables in schema public to ${sql.id(role)}`.execute(
			database.queries
		);
		onTestFinished(async () => {
			await sql`drop owned by ${sql.id(role)}`.execute(database.queries);
			await sql`drop role ${sql.id(role)}`.execute(database.queries);
		});
		const url = new URL(database.url);
		Object.assign(url, { username: role, password: 'secret' });
		expect(await whatIsMissing(openAgain(url.href), true)).toContain('permission denied');
	});
});
