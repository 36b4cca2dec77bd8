import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openPublished } from '#lib/clinics/published/follow-directory.server.ts';
import type { Published } from '#lib/clinics/published/published.server.ts';
import { startBackground } from '#lib/server/operate/background.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { whatIsMissing } from '#lib/server/http/ready.ts';
import { isUnavailable } from '#lib/server/database/unavailable.ts';
import { openAgain, seededDatabase } from '../support/database.ts';
import { createDatabase, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { infusionClinic } from '../support/sample-clinics.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const until = (isSo: () => boolean) => vi.waitUntil(isSo, { timeout: 30_000 });

// One of this file's own: it is stopped.
let postgres: TestPostgres;
beforeAll(async () => void (postgres = await startPostgres()));
afterAll(() => postgres.remove());

/** An instance that follows a PostgreSQL database, and a way to change what it follows. */
async function instance() {
	const url = await createDatabase(postgres.url);
	const open = async () => {
		const database = openAgain(url);
		await migrate(database);
		return database;
	};
	const database = await seededDatabase(open, [infusionClinic]);
	const seen: Published[] = [];
	const log = pino({ level: 'silent' });
	const [warn, info] = [vi.spyOn(log, 'warn'), vi.spyOn(log, 'info')];
	const { jobs } = await openPublished(database, undefined, (next) => void seen.push(next));
	const background = startBackground(jobs, log);
	onTestFinished(() => background.stop());
	const rename = (name: string) =>
		changeDirectory(database, ({ write }) =>
			write(infusionClinic.id, JSON.stringify({ ...infusionClinic, name }), {
				actor: 'moderator',
				action: 'published'
			})
		);
	const name = () => seen.at(-1)?.clinics[0].name;
	return { url, database, warn, info, rename, name };
}

/** Ends every connection to a database, as a restart of PostgreSQL or a proxy would. */
async function endConnections(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: postgres.url });
	await client.connect();
	await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
		new URL(url).pathname.slice(1)
	]);
	await client.end();
}

describe('an instance', () => {
	it('follows on when its connections were ended', async () => {
		const { url, database, rename, name } = await instance();
		await rename('Before');
		await until(() => name() === 'Before');
		const all = () => database.pool?.totalCount ?? 0;
		expect(all()).toBeGreaterThan(0);
		await endConnections(url);
		await vi.waitFor(() => rename('After'), { timeout: 30_000 });
		await until(() => name() === 'After');
	});

	it('serves the last directory while PostgreSQL is away, and follows on when it is back', async () => {
		const { database, warn, info, rename, name } = await instance();
		await rename('Before');
		await until(() => name() === 'Before');

		await postgres.stop();
		await until(() => warn.mock.calls.length > 0);
		expect(name()).toBe('Before');
		expect(await whatIsMissing(database, true)).toContain('does not answer');
		expect(isUnavailable(await rename('Lost').catch((error: unknown) => error))).toBe(true);

		await postgres.start();
		await until(() => info.mock.calls.length > 0);
		const told = warn.mock.calls.map(([about]) => (about as unknown as { job: string }).job);
		expect(told, 'each once').toEqual([...new Set(told)]);
		expect(await whatIsMissing(database, true)).toBeUndefined();
		await rename('After');
		await until(() => name() === 'After');
	});
});
