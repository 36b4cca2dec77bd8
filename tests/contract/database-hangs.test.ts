import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase, type Database } from '#lib/server/database/database.ts';
import { FOR_JOBS, FOR_REQUESTS, type Limits } from '#lib/server/database/limits.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { newAddress, openAgain, seededDatabase, type TestDatabase } from '../support/database.ts';
import { createDatabase, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { infusionClinic } from '../support/sample-clinics.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** As for requests, but for what a test would wait too long for. */
function open(url: string, limits: Partial<Limits>): Database {
	const database = openDatabase(url, { limits: { ...FOR_REQUESTS, ...limits } });
	onTestFinished(() => database.close());
	return database;
}

/** A database with a clinic. */
async function seeded(url: string): Promise<TestDatabase> {
	const migrated = async () => {
		const database = openAgain(url);
		await migrate(database);
		return database;
	};
	return seededDatabase(migrated, [infusionClinic]);
}

const publish = (database: Database) =>
	changeDirectory(database, ({ write }) =>
		write(infusionClinic.id, JSON.stringify(infusionClinic), {
			actor: 'moderator',
			action: 'published'
		})
	);

const errorOf = (work: Promise<unknown>) => work.then(() => null).catch((it: unknown) => it);

describe('a PostgreSQL that hangs', () => {
	// One of this file's own: it is frozen.
	let postgres: TestPostgres;
	beforeAll(async () => void (postgres = await startPostgres()));
	afterAll(() => postgres.remove());

	it('is said to be unavailable, and works again when it goes on', async () => {
		const { url } = await seeded(await createDatabase(postgres.url));
		const database = open(url, { answer: 2000 });
		// Connections that are there already are those that never answer.
		await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.2)`.execute(database.queries)));

		await postgres.freeze();
		onTestFinished(() => postgres.thaw());
		const errors = await Promise.all([1, 2, 3, 4].map(() => errorOf(publish(database))));
		expect(errors.map(isUnavailable)).toEqual([true, true, true, true]);
		// Nobody has to wait behind those: what comes next needs a new connection, and gets none.
		expect(await errorOf(publish(database))).toMatchObject({ message: /connect/ });

		postgres.thaw();
		await vi.waitFor(() => publish(database), { timeout: 20_000 });
	});
});

describe('an instance that hangs while it changes the directory', () => {
	it('loses its turn after a while, others publish, and it goes on when it is back', async () => {
		const { url } = await seeded(await newAddress('postgres'));
		const hanging = open(url, { idle: 5000 });
		const { promise: isBack, resolve: comeBack } = Promise.withResolvers<void>();
		const { promise: isHolding, resolve: hold } = Promise.withResolvers<void>();
		const hung = errorOf(
			changeDirectory(hanging, async ({ log }) => {
				hold();
				await isBack;
				await log({ actor: 'moderator', action: 'rejected' });
			})
		);
		await isHolding;

		const other = open(url, { lock: 200 });
		expect(isUnavailable(await errorOf(publish(other)))).toBe(true);
		await vi.waitFor(() => publish(other), { timeout: 20_000 });

		comeBack();
		expect(isUnavailable(await hung)).toBe(true);
		await publish(hanging);
	});
});

describe('PostgreSQL ends by itself', () => {
	const limitsOf = async ({ queries }: Database) => {
		const settings = await Promise.all(
			['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout'].map((name) =>
				sql<{ ms: number }>`select setting::integer as ms from pg_settings where name = ${name}`
					.execute(queries)
					.then(({ rows }) => rows[0].ms)
			)
		);
		return settings;
	};
	const asSettings = ({ lock, statement, idle }: Limits) => [lock, statement, idle];

	it('what takes longer than a request should, and gives jobs more', async () => {
		const database = openAgain(await newAddress('postgres'));
		expect(await limitsOf(database)).toEqual(asSettings(FOR_REQUESTS));
		expect(await database.atLength(limitsOf)).toEqual(asSettings(FOR_JOBS));
	});

	it('a statement that takes too long, but not one of a job', async () => {
		const database = open(await newAddress('postgres'), { statement: 300 });
		const error = await errorOf(sql`select pg_sleep(30)`.execute(database.queries));
		expect(error).toMatchObject({ code: '57014' });
		expect(isUnavailable(error)).toBe(true);
		await database.atLength(({ queries }) => sql`select pg_sleep(0.6)`.execute(queries));
	});
});
