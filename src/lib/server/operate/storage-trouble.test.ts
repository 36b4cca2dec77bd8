import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#lib/server/database/database.ts';
import { openLog } from './log.ts';
import { storageTrouble } from './storage-trouble.ts';

const TYPED = 'someone@example.org, 60601 Springfield ';

/** A database whose troubles are logged, and the log. */
function loggedDatabase(url: string) {
	const lines: string[] = [];
	const log = openLog({ logLevel: 'error' }, { write: (line) => void lines.push(line) });
	const clock = { now: 0 };
	const tell = storageTrouble(log, () => clock.now);
	const database = openDatabase(url, { tell });
	onTestFinished(database.close);
	return { database, clock, logged: () => lines.map((line) => JSON.parse(line)), lines };
}

/** The same, in a file that may not grow. */
async function fullDatabase() {
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-full-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const opened = loggedDatabase(join(folder, 'full.sqlite'));
	const { queries, transaction } = opened.database;
	await sql`create table t (x text primary key)`.execute(queries);
	await sql`pragma max_page_count = 4`.execute(queries);
	const write = () => sql`insert into t values (${TYPED.repeat(1000)})`.execute(queries);
	const change = () =>
		transaction((it) => sql`insert into t values (${TYPED.repeat(1000)})`.execute(it));
	return { ...opened, write, change };
}

describe('what keeps the database from storing', () => {
	it('is logged as an error, without anything of what was typed', async () => {
		const { write, logged, lines } = await fullDatabase();
		await expect(write()).rejects.toThrow('full');
		expect(logged()).toMatchObject([
			{ level: 'error', msg: 'nothing can be stored', err: { message: 'database or disk is full' } }
		]);
		expect(lines.join()).not.toMatch(/someone|example\.org|60601|Springfield/);
	});

	it('is logged once a minute, however many are told', async () => {
		const { clock, write, change, logged } = await fullDatabase();
		for (const work of [write, change, write]) await expect(work()).rejects.toThrow('full');
		expect(logged()).toHaveLength(1);
		clock.now += 59_000;
		await expect(change()).rejects.toThrow('full');
		expect(logged()).toHaveLength(1);
		clock.now += 1000;
		await expect(change()).rejects.toThrow('full');
		expect(logged()).toHaveLength(2);
	});

	it('is logged for each cause', () => {
		const lines: string[] = [];
		const log = openLog({ logLevel: 'error' }, { write: (line) => void lines.push(line) });
		const tell = storageTrouble(log);
		for (const code of ['ECONNREFUSED', '55P03', 'ECONNREFUSED', '53100'])
			tell(Object.assign(new Error('…'), { code }));
		expect(lines.map((line) => JSON.parse(line).err.code)).toEqual([
			'ECONNREFUSED',
			'55P03',
			'53100'
		]);
	});

	it('is logged when PostgreSQL is away', async () => {
		const { database, logged, lines } = loggedDatabase('postgres://someone:secret@127.0.0.1:1/x');
		await expect(sql`select 1`.execute(database.queries)).rejects.toThrow();
		expect(logged()).toMatchObject([{ level: 'error', err: { code: 'ECONNREFUSED' } }]);
		expect(lines.join()).not.toMatch(/someone|secret/);
	});

	it('is no mistake of ours', async () => {
		const { database, logged } = loggedDatabase(':memory:');
		await expect(sql`select * from none`.execute(database.queries)).rejects.toThrow();
		expect(logged()).toEqual([]);
	});
});
