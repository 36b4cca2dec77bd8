import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isUnavailable } from './unavailable.ts';
import { openDatabase, type Opening } from './database.ts';
import { FOR_REQUESTS } from './limits.ts';

/** A database, and another's connection to it that holds the write lock. */
async function heldDatabase(opening: Opening = {}) {
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-held-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const path = join(folder, 'held.sqlite');
	const { queries, transaction, close } = openDatabase(path, opening);
	onTestFinished(close);
	await sql`create table t (x text)`.execute(queries);
	const holder = new DatabaseSync(path);
	onTestFinished(() => holder.close());
	holder.exec('begin immediate');
	const add = (x: string) => sql`insert into t values (${x})`.execute(queries);
	const all = async () => {
		const { rows } = await sql<{ x: string }>`select x from t order by x`.execute(queries);
		return rows.map((it) => it.x).join('');
	};
	return { holder, queries, transaction, add, all };
}

describe('while another process holds the write lock of SQLite', () => {
	it('everything else goes on, and what is to be written waits until it is free', async () => {
		const { holder, transaction, add, all } = await heldDatabase();
		const written = Promise.all([
			add('a'),
			transaction((it) => sql`insert into t values ('b')`.execute(it)),
			add('c')
		]);
		// Were the process stopped meanwhile, nothing here could be read and the lock not be given back.
		for (let i = 0; i < 20; i++) {
			await pause(5);
			expect(await all()).toBe('');
		}
		holder.exec('commit');
		await written;
		expect(await all()).toBe('abc');
	});

	it('it is said to be unavailable after a while', async () => {
		const { holder, transaction, add, all } = await heldDatabase({ limits: SHORT });
		let turns = 0;
		const timer = setInterval(() => turns++, 5);
		onTestFinished(() => clearInterval(timer));
		const errorOf = (work: Promise<unknown>) => work.then(() => null).catch((it: unknown) => it);
		const work = vi.fn();
		const errors = await Promise.all([errorOf(add('a')), errorOf(transaction(work))]);
		expect(errors.map(isUnavailable)).toEqual([true, true]);
		expect(turns).toBeGreaterThan(3);
		expect(work).not.toHaveBeenCalled();

		holder.exec('commit');
		await add('c');
		expect(await all()).toBe('c');
	});

	it('a transaction that begins with reading keeps others from writing in between', async () => {
		const { holder, transaction } = await heldDatabase();
		holder.exec('commit');
		await transaction(async (it) => {
			await sql`select * from t`.execute(it);
			expect(() => holder.exec(`pragma busy_timeout = 0; insert into t values ('a')`)).toThrow(
				'database is locked'
			);
			await sql`insert into t values ('b')`.execute(it);
		});
	});
});

const SHORT = { ...FOR_REQUESTS, lock: 300 };
