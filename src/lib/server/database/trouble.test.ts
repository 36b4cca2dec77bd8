import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { contentTrouble, openingTrouble, placeOf } from './trouble.ts';
import { FailedMigration, ForeignTables, UnreadableRow } from './unusable.ts';

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

const SECRET = 'postgres://someone:secret@127.0.0.1:1/clinics';

describe('a database that cannot be opened', () => {
	it('is told by its address, without its password', async () => {
		const told = await opening(SECRET);
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

	it.each(['package.json', 'package.json/below', 'src', 'no-such-folder/x.sqlite'])(
		'is told as a file, from the root on: %s',
		async (url) => {
			expect(await opening(url)).toContain(`The database ${resolve(url)} `);
		}
	);

	it('is told to be damaged, and how to go on', () => {
		const damaged = { code: 'ERR_SQLITE_ERROR', errcode: 11 };
		const error = Object.assign(new Error('database disk image is malformed'), damaged);
		expect(openingTrouble(error, 'a.sqlite')).toMatch(/a\.sqlite is damaged: .*restore a backup/);
	});

	it('is told when a migration fails, with which', () => {
		const error = new FailedMigration('0004-x', new Error('no such table'));
		expect(openingTrouble(error, SECRET)).toMatch(
			/^The database at 127\.0\.0\.1:1\/clinics: .*\(0004-x\): no such table$/
		);
	});

	it('is not blamed for what is wrong elsewhere', () => {
		expect(openingTrouble(new TypeError('x'), 'a.sqlite')).toBeUndefined();
		expect(openingTrouble(new Error('x'), 'postgres://localhost/x')).toBeUndefined();
		const cause = Object.assign(new Error('none'), { code: 'ENOENT' });
		const file = new Error("The directory a.geojson can't be read.", { cause });
		expect(openingTrouble(file, 'a.sqlite')).toBeUndefined();
		expect(openingTrouble(cause, 'a.sqlite')).toBeUndefined();
	});
});

describe('what is in a database', () => {
	it.each([
		[
			'a row',
			new UnreadableRow('clinic', 'x-az', new Error('no JSON.')),
			/row x-az .* clinic .*no JSON\. `npm run audit`.*restore a backup.*update the program/
		],
		[
			'a newer version',
			new ForeignTables('newer'),
			/newer version of the site.*Update the program/
		],
		['something else', new ForeignTables('others'), /belongs to something else/]
	])('is told with the database and the way out: %s', (_, error, words) => {
		for (const url of [SECRET, 'a.sqlite']) {
			const told = contentTrouble(error, url);
			expect(told).toMatch(words);
			expect(told).toContain(placeOf(url));
			expect(told).not.toContain('secret');
			expect(told).not.toContain('\n');
			expect(openingTrouble(error, url)).toBe(told);
		}
	});

	it('is told shortly, however much is wrong with a row', () => {
		const error = new UnreadableRow('clinic', 'x-az', new Error('all of it. '.repeat(1000)));
		expect(error.message.length).toBeLessThan(400);
	});
});
