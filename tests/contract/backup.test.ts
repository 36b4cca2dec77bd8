import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { audit } from '#lib/server/operate/audit.ts';
import { backup } from '#lib/server/operate/backup.ts';
import type { Database, Engine } from '#lib/server/database/database.ts';
import { migrate } from '#lib/server/database/migrate.ts';
import { tableShapes } from '#lib/server/database/table-shapes.ts';
import { changesSince } from '#lib/server/directory/directory-changes.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { restore } from '#lib/server/operate/restore.ts';
import { openSecrets } from '#lib/server/database/secrets.ts';
import { addSubmission } from '#lib/submissions/proposal/submission-store.server.ts';
import {
	eachEngine,
	newAddress,
	openAgain,
	seededDatabase,
	type Open
} from '../support/database.ts';
import { infusionClinic, referralPlace } from '../support/sample-clinics.ts';

const PUBLISHED = { actor: 'moderator', action: 'published' };
const OTHER = { sqlite: 'postgres', postgres: 'sqlite' } as const satisfies Record<Engine, Engine>;
const MOMENT = new Date('2026-11-01T09:30:00.123Z');

function newFile(): string {
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-backup-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return join(folder, 'backup.jsonl.gz');
}

/** A database with something of every kind: long texts, nothing, flags, instants, fractions. */
async function filledDatabase(open: Open) {
	const database = await seededDatabase(open, [infusionClinic, referralPlace]);
	await changeDirectory(database, ({ write }) => write(referralPlace.id, null, PUBLISHED));
	await openSecrets(database);
	await addSubmission(database.queries, {
		id: 's1',
		kind: 'correction',
		clinic_id: infusionClinic.id,
		base_version: 1,
		changes: '[]',
		origin: 'public',
		account_id: null,
		proof: null,
		note: 'Línea uno\nline two  "quoted" 🐢',
		about: 'phone',
		risk: 'normal',
		state: 'pending',
		revision: 1,
		answer: null,
		held_by: null,
		held_until: null,
		contact_email: 'someone@example.org',
		locale: 'es',
		idempotency_key: '0123456789abcdef',
		batch_id: null,
		created_at: MOMENT.toISOString(),
		decided_at: null,
		purged_at: null
	});
	await database.queries
		.insertInto('rate_limit')
		.values({ key: 'k', points: 3, expires_at: 1_790_000_000_123.5 })
		.execute();
	await addUser(database);
	return database;
}

/** As better-auth writes them: each engine's own flags and instants. */
async function addUser({ queries }: Database): Promise<void> {
	await sql`insert into "user" (id, name, email, email_verified, two_factor_enabled, created_at, updated_at)
		values ('u1', 'A', 'a@example.org', ${true}, ${false}, ${MOMENT}, ${MOMENT})`.execute(queries);
	await sql`insert into session (id, token, user_id, expires_at, created_at, updated_at)
		values ('t1', 'token', 'u1', ${MOMENT}, ${MOMENT}, ${MOMENT})`.execute(queries);
}

/** All that a database holds, but for its head. Instants and flags as either engine has them. */
async function contents({ queries }: Database): Promise<Record<string, unknown[]>> {
	const all: Record<string, unknown[]> = {};
	for (const { name, key } of await tableShapes()) {
		if (name === 'directory_head') continue;
		const order = sql.join(key.map((it) => sql.ref(it)));
		const { rows } = await sql<object>`select * from ${sql.table(name)} order by ${order}`.execute(
			queries
		);
		all[name] = rows.map((row) =>
			Object.fromEntries(
				Object.entries(row).map(([column, value]) => {
					if (value instanceof Date) return [column, value.toISOString()];
					return [column, typeof value === 'boolean' ? Number(value) : value];
				})
			)
		);
	}
	return all;
}

const headOf = ({ queries }: Database) =>
	queries.selectFrom('directory_head').selectAll().executeTakeFirstOrThrow();

/** Rewrites the lines of a backup. */
function rewrite(file: string, change: (lines: string[]) => string[]): void {
	const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
	writeFileSync(file, gzipSync(`${change(lines).join('\n')}\n`));
}

const header = (change: (it: Record<string, unknown>) => void) => (lines: string[]) => {
	const first = JSON.parse(lines[0]);
	change(first);
	return [JSON.stringify(first), ...lines.slice(1)];
};

const REFUSED: [what: string, how: (file: string) => void, found: RegExp][] = [
	['is cut off', (it) => writeFileSync(it, readFileSync(it).subarray(0, -30)), /broken or cut off/],
	['has a flipped bit', flip, /broken or cut off/],
	['is something else', (it) => writeFileSync(it, 'Hello'), /broken or cut off/],
	['is empty', (it) => writeFileSync(it, ''), /not a backup|broken or cut off/],
	['is other JSON', (it) => rewrite(it, () => ['{}']), /not a backup/],
	['lacks its last row', (it) => rewrite(it, (lines) => lines.slice(0, -1)), /ends too early/],
	['has a row too many', (it) => rewrite(it, (lines) => [...lines, lines[1]]), /more rows/],
	[
		'has a row that is none',
		(it) => rewrite(it, ([first, , ...rest]) => [first, '[1]', ...rest]),
		/Line 2 is no row/
	],
	[
		'has a row that can’t be read',
		(it) => rewrite(it, ([first, , ...rest]) => [first, '[1', ...rest]),
		/Line 2 can't be read/
	],
	[
		'has an event that was changed',
		(it) => rewrite(it, (lines) => lines.map((line) => line.replace('"moderator"', '"public"'))),
		/not whole: Event 3 is not/
	],
	[
		'is of a newer version of the site',
		(it) =>
			rewrite(
				it,
				header((first) => (first.migrations as string[]).push('9999-later'))
			),
		/newer version.*9999-later.*Update the site/
	],
	[
		'is of an older version of the site',
		(it) =>
			rewrite(
				it,
				header((first) => (first.migrations as string[]).pop())
			),
		/older version.*Restore it with that version/
	],
	[
		'has other tables',
		(it) =>
			rewrite(
				it,
				header((first) => (first.tables as unknown[]).pop())
			),
		/tables of this backup/
	]
];

function flip(file: string): void {
	const bytes = readFileSync(file);
	bytes[bytes.length >> 1] ^= 0x10;
	writeFileSync(file, bytes);
}

describe('a backup', () => {
	eachEngine((engine, open) => {
		it('brings everything back, on the same engine and on the other', async () => {
			const database = await filledDatabase(open);
			const file = newFile();
			const { tables } = await backup(database, file);
			expect(tables.find((it) => it.name === 'event')?.rows).toBe(3);
			const before = await contents(database);
			expect(before.session).toMatchObject([{ user_id: 'u1', expires_at: MOMENT.toISOString() }]);

			for (const target of [engine, OTHER[engine]]) {
				const other = openAgain(await newAddress(target));
				await migrate(other);
				await restore(other, file, { replace: false });
				expect(await contents(other)).toEqual(before);
				expect(await audit(other.queries)).toMatchObject({ events: 3, versions: 3, clinics: 2 });
				// And on from there: the chain goes on, and so does better-auth.
				await changeDirectory(other, ({ write }) => write(referralPlace.id, '{}', PUBLISHED));
				expect(await audit(other.queries)).toMatchObject({ events: 4 });
				const again = newFile();
				await backup(other, again);
				await restore(database, again, { replace: true });
				expect(await contents(database)).toEqual(await contents(other));
				await restore(database, file, { replace: true });
			}
		});

		it('is read by its owner alone, and leaves nothing unfinished behind', async () => {
			const database = await filledDatabase(open);
			const file = newFile();
			await backup(database, file);
			expect(statSync(file).mode & 0o777).toBe(0o600);
			expect(readdirSync(join(file, '..'))).toEqual(['backup.jsonl.gz']);
			await expect(backup(database, join(file, 'no-folder'))).rejects.toThrow(/ENOTDIR/);
			await sql`drop table mail`.execute(database.queries);
			await expect(backup(database, file)).rejects.toThrow(/mail/);
			expect(readdirSync(join(file, '..'))).toEqual(['backup.jsonl.gz']);
		});

		it('is of one moment, while others go on writing', async () => {
			const many = Array.from({ length: 1200 }, (_, i) => ({ ...referralPlace, id: `place-${i}` }));
			const database = await seededDatabase(open, many);
			const writer = openAgain(database.url);
			const file = newFile();
			let isDone = false;
			const done = backup(database, file).finally(() => (isDone = true));
			let written = 0;
			while (!isDone) {
				const id = `place-${written % 1200}`;
				await changeDirectory(writer, ({ write }) => write(id, `{"turn":${written}}`, PUBLISHED));
				written++;
				// SQLite's calls never wait: give the backup its turn.
				await new Promise((resolve) => setTimeout(resolve, 1));
			}
			const { head } = await done;
			expect(written).toBeGreaterThan(0);
			const other = openAgain(await newAddress('sqlite'));
			await migrate(other);
			await restore(other, file, { replace: false });
			const { events } = await audit(other.queries);
			expect(events).toBe(head.event_seq);
			expect(events).toBeLessThan(1200 + written);
			expect(await audit(writer.queries)).toMatchObject({ events: 1200 + written });
		});

		it('replaces what is there only when that is said', async () => {
			const database = await filledDatabase(open);
			const file = newFile();
			await backup(database, file);
			await changeDirectory(database, ({ write }) => write(referralPlace.id, '{}', PUBLISHED));
			const before = await contents(database);
			await expect(restore(database, file, { replace: false })).rejects.toThrow(/not empty/);
			expect(await contents(database)).toEqual(before);
			await restore(database, file, { replace: true });
			expect((await contents(database)).event).toHaveLength(3);
		});

		it('makes instances that are running read everything anew', async () => {
			const database = await filledDatabase(open);
			const follower = openAgain(database.url);
			const file = newFile();
			await backup(database, file);
			await changeDirectory(database, ({ write }) => write(referralPlace.id, '{}', PUBLISHED));
			const known = (await changesSince(follower, undefined))?.state;
			const before = await headOf(database);
			await restore(database, file, { replace: true });
			const after = await headOf(database);
			expect(after.epoch).not.toBe(before.epoch);
			expect(after.version).toBeGreaterThan(before.version);
			const changes = await changesSince(follower, known);
			expect(changes).toMatchObject({ all: true, state: { epoch: after.epoch } });
			expect(changes?.clinics).toHaveLength(2);
		});

		it('is refused when anything is wrong with it, and everything stays as it was', async () => {
			const database = await filledDatabase(open);
			const file = newFile();
			await backup(database, file);
			const whole = readFileSync(file);
			await changeDirectory(database, ({ write }) => write(referralPlace.id, '{}', PUBLISHED));
			const before = [await headOf(database), await contents(database)];
			for (const [what, breakIt, found] of REFUSED) {
				writeFileSync(file, whole);
				breakIt(file);
				await expect(restore(database, file, { replace: true }), what).rejects.toThrow(found);
				expect([await headOf(database), await contents(database)], what).toEqual(before);
			}
			const none = join(file, '..', 'none.gz');
			await expect(restore(database, none, { replace: true })).rejects.toThrow(/ENOENT/);
		});
	});

	it('knows every table by its key, those that others refer to first', async () => {
		const shapes = await tableShapes();
		const names = shapes.map((it) => it.name);
		expect(shapes.filter((it) => it.key.length === 0)).toEqual([]);
		for (const [parent, child] of [
			['clinic', 'clinic_version'],
			['event', 'clinic_version'],
			['submission', 'approval'],
			['user', 'session']
		]) {
			expect(names.indexOf(parent), child).toBeLessThan(names.indexOf(child));
		}
	});
});
