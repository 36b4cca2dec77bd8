import { randomUUID } from 'node:crypto';
import {
	closeSync,
	constants,
	copyFileSync,
	existsSync,
	linkSync,
	lstatSync,
	mkdirSync,
	openSync,
	rmSync,
	statSync
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UnusableDatabase } from './unusable.ts';

/** Where SQLite keeps its file, unless the operator names another place. */
export const DATABASE_FILE = 'var/within-reach.sqlite';

/** Bytes of the smallest database that there can be. */
const SMALLEST = 512;

/**
 * Sees to it that there is a database file to open: one that is there is looked at, one that isn't is
 * made. A mistyped path must not become a new database unnoticed, so that a new one is made where its
 * folder is; only the folder of the usual place is made with it.
 *
 * @throws UnusableDatabase that says why not, and what to do
 */
export function prepareFile(path: string): void {
	try {
		if (isThere(path)) checkFile(path);
		else makeFile(path);
	} catch (cause) {
		if (cause instanceof UnusableDatabase) throw cause;
		const { message } = cause as Error;
		unusable(path, `can't be used: ${message}. May this user read and write there?`, cause);
	}
}

/**
 * Whether there is anything at a path.
 *
 * @throws UnusableDatabase where a link leads nowhere: what it leads to may only be away
 */
export function isThere(path: string): boolean {
	if (existsSync(path)) return true;
	if (isFolder(dirname(path)) && isLink(path))
		unusable(path, 'is a link to a file that is not there. Is the disk mounted that holds it?');
	return false;
}

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();

const isLink = (path: string) =>
	lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** Never opens it: closing it would end the locks that SQLite has on it in this process. */
function checkFile(path: string): void {
	const it = statSync(path);
	if (it.isDirectory())
		unusable(path, `is a folder. Name the file in it: ${join(path, basename(DATABASE_FILE))}.`);
	if (!it.isFile()) unusable(path, 'is no file. Is DATABASE_URL right?');
	if (it.size === 0)
		unusable(
			path,
			'is an empty file (0 bytes): what was in it is lost, or it never was a database. Delete it to begin anew or to restore a backup, or name the right file in DATABASE_URL.'
		);
	// SQLite would fill it.
	if (it.size < SMALLEST) unusable(path, 'is no SQLite database. Is DATABASE_URL right?');
}

/**
 * Makes a database without any table. It comes into its place whole: others who start at the same
 * time must not find an empty file. For its owner alone, as it holds contacts, secrets and sessions.
 */
function makeFile(path: string): void {
	preparePlace(path);
	const unfinished = `${path}.${randomUUID()}.part`;
	try {
		closeSync(openSync(unfinished, 'wx', 0o600));
		const made = new DatabaseSync(unfinished);
		// Writes the first page.
		made.exec('pragma journal_mode = wal');
		made.close();
		moveIn(unfinished, path);
	} finally {
		for (const end of ['', '-wal', '-shm']) rmSync(unfinished + end, { force: true });
	}
}

/**
 * Sees to it that a new database can be made at a path where none is.
 *
 * @throws UnusableDatabase that says why not, and what to do
 */
export function preparePlace(path: string): void {
	makeFolder(path);
	// SQLite would take what is in it for a part of the new one.
	if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
		unusable(
			path,
			`is gone, and ${basename(path)}-wal is there, which holds its last changes. Put the file back beside it; or delete that and ${basename(path)}-shm to begin anew.`
		);
}

/** Leaves alone what others made meanwhile. */
function moveIn(unfinished: string, path: string): void {
	try {
		linkSync(unfinished, path);
	} catch (error) {
		if (existsSync(path)) return;
		// Not every disk knows links.
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
		copyFileSync(unfinished, path, constants.COPYFILE_EXCL);
	}
}

function makeFolder(path: string): void {
	const folder = dirname(path);
	if (isFolder(folder)) return;
	const isUsual = !relative(dirname(DATABASE_FILE), folder).startsWith('..');
	if (isUsual) mkdirSync(folder, { recursive: true });
	else
		unusable(
			path,
			`is not there, and neither is its folder ${resolve(folder)}. Is DATABASE_URL right? For a new database make the folder first.`
		);
}

function unusable(path: string, why: string, cause?: unknown): never {
	throw new UnusableDatabase(`The database ${resolve(path)} ${why}`, { cause });
}
