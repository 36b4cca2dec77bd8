import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from './database.ts';
import { isUnavailable } from './unavailable.ts';

async function errorOf(work: () => unknown): Promise<unknown> {
	try {
		await work();
	} catch (error) {
		return error;
	}
	throw new Error('Nothing went wrong.');
}

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'within-reach-unavailable-'));
	onTestFinished(() => rmSync(path, { recursive: true }));
	return path;
}

const withCode = (code: string) => Object.assign(new Error('…'), { code });

describe('a database is unavailable', () => {
	it.each([
		'ECONNREFUSED',
		'ETIMEDOUT',
		'ENOSPC',
		'53100',
		'53300',
		'57P01',
		'42501',
		'08006',
		'40001'
	])('when the error’s code is %s', (code) => {
		expect(isUnavailable(withCode(code))).toBe(true);
		expect(isUnavailable(new Error('Not stored.', { cause: withCode(code) }))).toBe(true);
	});

	it('when PostgreSQL hangs', () => {
		expect(isUnavailable(new Error('Query read timeout'))).toBe(true);
	});

	it('when nothing listens where PostgreSQL should be', async () => {
		const database = openDatabase('postgres://nobody@127.0.0.1:1/none');
		onTestFinished(database.close);
		const error = await errorOf(() => database.queries.selectFrom('mail').selectAll().execute());
		expect(isUnavailable(error)).toBe(true);
	});

	it('when the disk of SQLite is full', async () => {
		const database = openDatabase(join(folder(), 'full.sqlite'));
		onTestFinished(database.close);
		await sql`create table t (x text)`.execute(database.queries);
		await sql`pragma max_page_count = 3`.execute(database.queries);
		// SQLite ends the transaction by itself: taking it back must not hide why.
		const error = await errorOf(() =>
			database.transaction((queries) =>
				sql`insert into t values (${'x'.repeat(100_000)})`.execute(queries)
			)
		);
		expect(isUnavailable(error)).toBe(true);
	});

	it('when somebody else holds SQLite', async () => {
		const path = join(folder(), 'held.sqlite');
		const [holder, other] = [new DatabaseSync(path), new DatabaseSync(path, { timeout: 1 })];
		holder.exec('begin exclusive');
		const error = await errorOf(() => other.exec('create table t (x text)'));
		holder.close();
		other.close();
		expect(isUnavailable(error)).toBe(true);
	});

	it('when it was closed', async () => {
		const database = openDatabase(':memory:');
		await database.queries.executeQuery({ sql: 'select 1', parameters: [] } as never);
		await database.close();
		const error = await errorOf(() => database.queries.selectFrom('mail').selectAll().execute());
		expect(isUnavailable(error)).toBe(true);
	});

	it.each([
		['a mistake of ours', new TypeError('x is undefined')],
		['a rule of the database', withCode('23505')],
		['no table', withCode('42P01')],
		['no error', 'ECONNREFUSED']
	])('but not for %s', (_, error) => {
		expect(isUnavailable(error)).toBe(false);
	});

	it('but not when a row is there already', async () => {
		const database = new DatabaseSync(':memory:');
		database.exec('create table t (x text primary key); insert into t values (1)');
		const error = await errorOf(() => database.exec('insert into t values (1)'));
		expect(isUnavailable(error)).toBe(false);
	});
});
