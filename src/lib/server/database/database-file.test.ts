import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { prepareFile } from './database-file.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { openingTrouble } from './trouble.ts';

/** A folder of one test's own. */
function newFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-file-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return folder;
}

/** What stands in the way of a database at a path. It names the path, and is one line. */
async function refusal(path: string): Promise<string> {
	const database = (() => {
		try {
			return openDatabase(path);
		} catch (error) {
			return error;
		}
	})();
	const told =
		database instanceof Error
			? openingTrouble(database, path)
			: await migrating(database as ReturnType<typeof openDatabase>, path);
	expect(told?.split('\n')).toHaveLength(1);
	expect(told).toContain(`The database ${path} `);
	return told ?? '';
}

const migrating = (database: ReturnType<typeof openDatabase>, path: string) =>
	migrate(database)
		.then(() => 'nothing')
		.catch((error: unknown) => openingTrouble(error, path))
		.finally(() => database.close());

describe('a database file', () => {
	it('is made where its folder is, whole and for its owner alone', () => {
		const folder = newFolder();
		const path = join(folder, 'new.sqlite');
		prepareFile(path);
		expect(readdirSync(folder)).toEqual(['new.sqlite']);
		expect(statSync(path).mode & 0o777).toBe(0o600);
		expect(readFileSync(path, 'latin1')).toMatch(/^SQLite format 3\0/);
		const made = readFileSync(path);
		prepareFile(path);
		expect(readFileSync(path).equals(made)).toBe(true);
	});

	it('is not made where its folder is not, which a mistyped path looks like', async () => {
		const folder = newFolder();
		for (const path of [join(folder, 'none/x.sqlite'), join(folder, 'no/ne/x.sqlite')]) {
			expect(await refusal(path)).toMatch(/no.*folder .*make the folder first/);
		}
		expect(readdirSync(folder)).toEqual([]);
	});

	it('is made with its folder in the usual place', () => {
		const before = process.cwd();
		onTestFinished(() => process.chdir(before));
		const folder = newFolder();
		process.chdir(folder);
		prepareFile('var/mine.sqlite');
		prepareFile('var/more/mine.sqlite');
		expect(() => prepareFile('variant/mine.sqlite')).toThrow('variant');
		expect(existsSync('var/mine.sqlite') && existsSync('var/more/mine.sqlite')).toBe(true);
		expect(readdirSync(folder)).toEqual(['var']);
	});

	it('is refused when it is empty, and stays as it is', async () => {
		const path = join(newFolder(), 'empty.sqlite');
		writeFileSync(path, '');
		expect(await refusal(path)).toMatch(/0 bytes.*Delete it to begin anew/);
		expect(statSync(path).size).toBe(0);
	});

	it.each(['x', '# notes\n'.repeat(200), 'SQLite format 2\0'.repeat(100)])(
		'is refused when it is another file, and stays as it is: %j',
		async (text) => {
			const folder = newFolder();
			const path = join(folder, 'notes.txt');
			writeFileSync(path, text);
			expect(await refusal(path)).toMatch(/is no SQLite database/);
			expect(readFileSync(path, 'utf8')).toBe(text);
			expect(readdirSync(folder)).toEqual(['notes.txt']);
		}
	);

	it('is refused when it is a folder, a pipe, below a file, or a link to nothing', async () => {
		const folder = newFolder();
		mkdirSync(join(folder, 'data'));
		expect(await refusal(join(folder, 'data'))).toMatch(/data is a folder.*data\/within-reach/);
		execFileSync('mkfifo', [join(folder, 'pipe')]);
		expect(await refusal(join(folder, 'pipe'))).toMatch(/is no file/);
		writeFileSync(join(folder, 'file'), 'x');
		expect(await refusal(join(folder, 'file/x.sqlite'))).toMatch(/neither is its folder/);
		symlinkSync(join(folder, 'away/x.sqlite'), join(folder, 'link.sqlite'));
		expect(await refusal(join(folder, 'link.sqlite'))).toMatch(/is a link to a file that is not/);
	});

	it('is opened through a link, and may be of any name', () => {
		const folder = newFolder();
		prepareFile(join(folder, 'clinics'));
		symlinkSync(join(folder, 'clinics'), join(folder, 'link'));
		prepareFile(join(folder, 'link'));
		expect(readdirSync(folder).toSorted()).toEqual(['clinics', 'link']);
	});

	it('is not made beside the changes of one that is gone, which SQLite would take for its own', async () => {
		const folder = newFolder();
		const path = join(folder, 'gone.sqlite');
		const held = new DatabaseSync(path);
		held.exec('pragma journal_mode = wal; create table visits (x); insert into visits values (1)');
		rmSync(path);
		expect(await refusal(path)).toMatch(/is gone, and gone\.sqlite-wal is there/);
		held.close();
		rmSync(`${path}-wal`, { force: true });
		prepareFile(path);
		expect(existsSync(path)).toBe(true);
	});

	it('is refused where this user may not write', async () => {
		const folder = newFolder();
		const path = join(folder, 'read-only.sqlite');
		prepareFile(path);
		chmodSync(path, 0o400);
		chmodSync(folder, 0o555);
		const isRoot = process.geteuid?.() === 0;
		// Root may do everything.
		if (isRoot) chmodSync(path, 0o444);
		if (isRoot) process.seteuid?.(65_534);
		try {
			expect(await refusal(path)).toMatch(/can't be opened: .*may this user write there/);
			expect(await refusal(join(folder, 'new.sqlite'))).toMatch(/can't be used: EACCES/);
		} finally {
			if (isRoot) process.seteuid?.(0);
			chmodSync(folder, 0o755);
		}
	});
});
