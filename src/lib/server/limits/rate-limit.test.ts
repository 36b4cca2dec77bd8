import { describe, expect, it, vi, afterEach } from 'vitest';
import { eachEngine, openAgain, type TestDatabase } from '../../../../tests/support/database.ts';
import { openDatabase } from '#lib/server/database/database.ts';
import { accountOf, addressOf, consume, forgive, secondsToWait, type Who } from './rate-limit.ts';
import { sweepRateLimits } from './rate-limit-store.ts';
import { openSecrets, type Secrets } from '#lib/server/database/secrets.ts';

const HOUR = 60 * 60 * 1000;
const from = (address: string) => addressOf({ getClientAddress: () => address });

afterEach(() => void vi.useRealTimers());

const services = async (database: TestDatabase) => ({
	database,
	secrets: await openSecrets(database)
});

async function howMany(times: number, one: (i: number) => Promise<boolean>): Promise<number> {
	const done = await Promise.all(Array.from({ length: times }, (_, i) => one(i)));
	return done.filter(Boolean).length;
}

eachEngine((_, open) => {
	describe('rate limits', () => {
		it('let through as many as they say, however many come at once to however many instances', async () => {
			const database = await open();
			const instances = [
				await services(database),
				await services(openAgain(database.url)),
				await services(openAgain(database.url))
			];
			const passed = await howMany(60, (i) =>
				consume(instances[i % 3], 'call_report', from('192.0.2.7'))
			);
			expect(passed).toBe(20);
			expect(await secondsToWait(instances[0], 'call_report', from('192.0.2.7'))).toBeGreaterThan(
				3500
			);
		});

		it('count each address, account and kind of form by itself', async () => {
			const it = await services(await open());
			await howMany(10, () => consume(it, 'sign_in_link', accountOf('someone@example.org')));
			expect(await consume(it, 'sign_in_link', accountOf('someone@example.org'))).toBe(false);
			expect(await consume(it, 'sign_in_link', accountOf('else@example.org'))).toBe(true);
			expect(await consume(it, 'sign_in_link', from('192.0.2.7'))).toBe(true);
			expect(await consume(it, 'password', accountOf('someone@example.org'))).toBe(true);
		});

		it('let nobody count against an address by typing it as an account', async () => {
			const it = await services(await open());
			for (const id of ['192.0.2.7', 'address 192.0.2.7', 'address\n192.0.2.7'])
				await howMany(40, () => consume(it, 'password', accountOf(id)));
			expect(await consume(it, 'password', from('192.0.2.7'))).toBe(true);
		});

		it('start anew when their time is over, and are swept then', async () => {
			const it = await services(await open());
			await howMany(6, () => consume(it, 'sign_in_link', accountOf('someone@example.org')));
			await sweepRateLimits(it.database.queries, new Date());
			expect(await consume(it, 'sign_in_link', accountOf('someone@example.org'))).toBe(false);
			vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR + 1000 });
			expect(await consume(it, 'sign_in_link', accountOf('someone@example.org'))).toBe(true);
			await sweepRateLimits(it.database.queries, new Date(Date.now() + HOUR + 1000));
			expect(await it.database.queries.selectFrom('rate_limit').selectAll().execute()).toEqual([]);
		});

		it('start anew for who proved not to guess, and for nobody else', async () => {
			const it = await services(await open());
			const tries = (who: Who) => howMany(10, () => consume(it, 'password', who));
			expect(await tries(accountOf('someone@example.org'))).toBe(10);
			expect(await tries(accountOf('else@example.org'))).toBe(10);
			await forgive(it, 'password', accountOf('someone@example.org'));
			expect(await consume(it, 'password', accountOf('someone@example.org'))).toBe(true);
			expect(await consume(it, 'password', accountOf('else@example.org'))).toBe(false);
		});

		it('keep neither addresses nor accounts', async () => {
			const it = await services(await open());
			await consume(it, 'public_form', from('192.0.2.7'));
			await consume(it, 'sign_in_link', accountOf('someone@example.org'));
			const rows = await it.database.queries.selectFrom('rate_limit').selectAll().execute();
			expect(rows).toHaveLength(2);
			expect(JSON.stringify(rows)).not.toMatch(/192|example/);
		});
	});
});

it('Who does not come through the proxy is counted with all others who do not.', () => {
	const getClientAddress = () => {
		throw new Error('Address header was specified but is absent.');
	};
	expect(addressOf({ getClientAddress })).toEqual({ kind: 'address', id: 'unnamed' });
});

it('While the database is away, each instance counts by itself.', async () => {
	const database = openDatabase('postgres://nobody@127.0.0.1:1/none');
	const secrets = { hash: (_, text) => text } as Secrets;
	const passed = await howMany(30, () =>
		consume({ database, secrets }, 'call_report', from('192.0.2.7'))
	);
	expect(passed).toBe(20);
	await database.close();
});
