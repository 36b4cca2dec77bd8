import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { audit } from '#lib/server/operate/audit.ts';
import { openDatabase } from '#lib/server/database/database.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { restore } from '#lib/server/operate/restore.ts';
import { UsageError } from '../../scripts/command.ts';
import { withDatabase } from '../../scripts/with-database.ts';
import { eachEngine, newAddress, openAgain, seededDatabase } from '../support/database.ts';
import { infusionClinic } from '../support/sample-clinics.ts';
import { importedEdition } from '../support/upgrade/edition.ts';
import { workbook } from '../support/upgrade/workbook.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => void vi.unstubAllEnvs());

interface Ended {
	code: number;
	out: string;
	err: string;
}

/** Runs a command of `scripts/` as npm would. Nothing of our own environment is set, but for these. */
function run(line: string, variables: Record<string, string> = {}): Promise<Ended> {
	const [name, ...words] = line.split(' ');
	const env = { PATH: process.env.PATH, DATABASE_URL: newFile(), ...variables };
	return new Promise((resolve) => {
		const file = `scripts/${name}.ts`;
		const child = execFile(process.execPath, [file, ...words], { env }, (error, out, err) => {
			resolve({ code: error ? Number(error.code) : 0, out, err });
		});
		// A password, for the one that asks for it.
		child.stdin?.end('a ferry crosses at dawn\n');
	});
}

function newFile(): string {
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-commands-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return join(folder, 'new.sqlite');
}

async function migrated() {
	const database = openAgain(await newAddress('sqlite'));
	await migrate(database);
	return database;
}

/** The database that commands work on. */
function use(url: string): string {
	vi.stubEnv('DATABASE_URL', url);
	return url;
}

describe('a command', () => {
	it.each([
		'audit',
		'backup',
		'restore',
		'remind',
		'create-admin',
		'export-directory',
		'import-directory'
	])('%s does nothing when it is told what it does not know', async (name) => {
		const DATABASE_URL = newFile();
		const { code, out, err } = await run(`${name} a --no-such-option`, { DATABASE_URL });
		expect([code, out]).toEqual([1, '']);
		expect(err).toMatch(/^.*--no-such-option.*\nUsage: npm run [\w:]+.*\n$/);
		expect(existsSync(DATABASE_URL)).toBe(false);
	});

	it('says how it is called, when it is asked', async () => {
		const { code, out, err } = await run('backup --help');
		expect([code, err]).toEqual([0, '']);
		expect(out).toMatch(/^.+\nUsage: npm run backup -- FILE\.jsonl\.gz\n$/);
		expect(existsSync('--help')).toBe(false);
	});

	it('finds no record where nothing was ever published', async () => {
		const { url } = await migrated();
		const { code, out, err } = await run('audit', { DATABASE_URL: url });
		expect([code, out]).toEqual([1, '']);
		expect(err).toMatch(/^There is no record in the database .*\n$/);
		expect(err).toContain(url);
	});

	it('whichever it is, says the same of a database that it can not use', async () => {
		const DATABASE_URL = newFile();
		writeFileSync(DATABASE_URL, '');
		const edition = join(dirname(DATABASE_URL), 'mh-directory-2024.xlsx');
		writeFileSync(edition, workbook(importedEdition()));
		const lines = [
			...['audit', 'backup a.gz', 'restore a.gz', 'export-directory', 'remind --dry-run'],
			...['create-admin --email a@example.org', `import-directory ${edition}`]
		];
		const ended = await Promise.all(lines.map((line) => run(line, { DATABASE_URL })));
		for (const [i, { code, out, err }] of ended.entries()) {
			expect([code, out], lines[i]).toEqual([1, '']);
			expect(err, lines[i]).toMatch(/^The database .* is an empty file \(0 bytes\).*\n$/);
			expect(err).toContain(DATABASE_URL);
		}
		expect(statSync(DATABASE_URL).size).toBe(0);
	});

	it('counts reminders, and sends none from an address that nobody can reach', async () => {
		const { url } = await seededDatabase(migrated, [infusionClinic]);
		const variables = { DATABASE_URL: url, SMTP_URL: 'smtp://mail.example.org' };
		const [counted, refused] = await Promise.all(
			['remind --dry-run', 'remind'].map((it) => run(it, variables))
		);
		expect(counted).toMatchObject({ code: 0, err: '' });
		expect(counted.out).toBe(
			'Claims that hold: 0. Reminders due: 0. None was queued (--dry-run).\n'
		);
		expect(refused).toMatchObject({ code: 1, out: '' });
		expect(refused.err).toMatch(/^Set ORIGIN .*\n$/);
	});
});

describe('a command that makes a database', () => {
	it('leaves none behind when it fails', async () => {
		const url = use(newFile());
		const failing = withDatabase((database) => restore(database, 'none.gz', { replace: false }), {
			create: true
		});
		await expect(failing).rejects.toThrow('ENOENT');
		expect(readdirSync(dirname(url))).toEqual([]);
	});

	it('leaves one that is whole, and for its owner alone', async () => {
		const url = use(newFile());
		const table = 'create table more (x text)';
		await withDatabase(({ queries }) => sql.raw(table).execute(queries), { create: true });
		expect(readdirSync(dirname(url))).toEqual(['new.sqlite']);
		const tables = await openAgain(url).queries.introspection.getTables();
		expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['clinic', 'more']));
	});

	it('leaves alone what was made meanwhile', async () => {
		const url = use(newFile());
		const working = withDatabase(() => openDatabase(url).close(), { create: true });
		await expect(working).rejects.toThrow('was made by others');
		expect(readdirSync(dirname(url))).toEqual(['new.sqlite']);
	});
});

eachEngine((engine, open) => {
	describe('a command', () => {
		it('finds nothing in an empty database, and makes nothing of it', async () => {
			const url = use(await newAddress(engine));
			const { queries } = openAgain(url);
			expect(await queries.introspection.getTables()).toEqual([]);
			await expect(withDatabase(async () => 'done')).rejects.toThrow(UsageError);
			await expect(withDatabase(async () => 'done')).rejects.toThrow('start the site once');
			expect(await queries.introspection.getTables()).toEqual([]);
		});

		it.each([
			['an older', sql`delete from kysely_migration where name > '0001-z'`],
			['a newer', sql`update kysely_migration set name = '9999-later' where name > '0003'`]
		])('leaves the tables of %s version of the site as they are', async (whose, age) => {
			const { queries, url } = await open();
			use(url);
			expect(await withDatabase((database) => audit(database.queries))).toMatchObject({
				events: 0
			});
			await age.execute(queries);
			const before = await sql`select name from kysely_migration`.execute(queries);
			for (const create of [false, true]) {
				const working = withDatabase(async () => 'done', { create });
				await expect(working).rejects.toThrow(`those of ${whose} version of the site`);
			}
			const after = await sql`select name from kysely_migration`.execute(queries);
			expect(after.rows).toEqual(before.rows);
		});
	});
});
