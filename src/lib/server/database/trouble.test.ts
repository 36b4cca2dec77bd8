import { describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { openingTrouble } from './trouble.ts';

/** What is said of opening a database, in vain. */
async function opening(url: string): Promise<string | undefined> {
	try {
		const database = openDatabase(url);
		await migrate(database).finally(() => database.close());
	} catch (error) {
		return openingTrouble(error, url);
	}
	return undefined;
}

describe('a database that cannot be opened', () => {
	it('is told by its address, without its password', async () => {
		const told = await opening('postgres://someone:secret@127.0.0.1:1/clinics');
		expect(told).toMatch(
			/^The database at 127\.0\.0\.1:1\/clinics can't be opened: .*ECONNREFUSED.*\. Is PostgreSQL/
		);
		expect(told).not.toContain('secret');
	});

	it('is told when a name has several addresses', async () => {
		const error = new AggregateError([Object.assign(new Error('no'), { code: 'ECONNREFUSED' })]);
		Object.assign(error, { code: 'ECONNREFUSED' });
		expect(openingTrouble(error, 'postgres://localhost/x')).toContain('localhost/x');
	});

	it.each(['package.json', 'package.json/below', 'src'])('is told as a file: %s', async (url) => {
		expect(await opening(url)).toMatch(new RegExp(`^The database file ${url} can't be opened: `));
	});

	it('is not blamed for what is wrong elsewhere', () => {
		expect(openingTrouble(new TypeError('x'), 'a.sqlite')).toBeUndefined();
		expect(openingTrouble(new Error('x'), 'postgres://localhost/x')).toBeUndefined();
		const cause = Object.assign(new Error('none'), { code: 'ENOENT' });
		const file = new Error("The directory a.geojson can't be read.", { cause });
		expect(openingTrouble(file, 'a.sqlite')).toBeUndefined();
	});
});
