import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exportDirectory } from '#lib/clinics/record/export-directory.server.ts';
import { writeDirectory } from '#lib/clinics/record/feature.ts';
import { openPublished } from '#lib/clinics/published/follow-directory.server.ts';
import { zipTable } from '#lib/places/zip-table.server.ts';
import { openDatabase, type Database } from '#lib/server/database/database.ts';
import { openingTrouble, placeOf } from '#lib/server/database/trouble.ts';
import { openLog } from '#lib/server/operate/log.ts';
import { logOpened } from '#lib/server/operate/opened-database.ts';
import { importLists } from '#lib/sources/import/import-lists.server.ts';
import { positions } from '#lib/sources/import/positions.ts';
import { TRUST } from '#lib/sources/index.ts';
import { NOTICE } from '#lib/sources/notice.ts';
import { listOf } from '#lib/sources/samhsa/index.ts';
import { countDue } from '#lib/submissions/update/remind.server.ts';
import { withDatabase } from '../../scripts/with-database.ts';
import { eachEngine, newAddress, seededDatabase, type Open } from '../support/database.ts';
import { addAccount, claimFor } from '../support/review.ts';
import { cutEditions } from '../support/samhsa.ts';
import { infusionClinic, referralPlace } from '../support/sample-clinics.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => void vi.unstubAllEnvs());

const { id } = infusionClinic;

/** A directory's file that an empty database is filled from. */
async function seedFile(): Promise<string> {
	const file = join(dirname(await newAddress('sqlite')), 'seed.geojson');
	writeFileSync(file, writeDirectory([infusionClinic, referralPlace]));
	return file;
}

/** Opens a database as a starting site does: the clinics that it publishes, or why it ends. */
async function start(
	url: string,
	file?: string
): Promise<{ clinics: number; filledFrom: string | null } | string> {
	let database: Database | undefined;
	try {
		database = openDatabase(url);
		let clinics = 0;
		const { filledFrom } = await openPublished(database, file, (next) => {
			clinics = next.clinics.length;
		});
		return { clinics, filledFrom };
	} catch (error) {
		return openingTrouble(error, url) ?? `not in words: ${String(error)}`;
	} finally {
		await database?.close();
	}
}

/** Why a command of `scripts/` ends. */
async function command(
	url: string,
	work: (database: Database) => Promise<unknown> = exportDirectory
): Promise<string> {
	vi.stubEnv('DATABASE_URL', url);
	try {
		await withDatabase(work);
	} catch (error) {
		if (error instanceof Error && error.name === 'UsageError') return error.message;
		throw error;
	}
	return 'done';
}

/** A database in which a clinic's row holds something else, its account and claim beside it. */
async function withRow(open: Open, data: string) {
	const database = await seededDatabase(open, [infusionClinic, referralPlace]);
	await addAccount(database, 'ada', 'clinic');
	await claimFor(database, { accountId: 'ada', clinicId: id, proof: 'phone_code' });
	await database.queries.updateTable('clinic').set({ data }).where('id', '=', id).execute();
	return database;
}

/** What the log says of a database that was opened. */
function logged(it: Parameters<typeof logOpened>[1]) {
	const lines: string[] = [];
	logOpened(openLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) }), it);
	expect(lines).toHaveLength(1);
	return JSON.parse(lines[0]) as { level: string; msg: string };
}

eachEngine((engine, open) => {
	describe('a start', () => {
		it('fills an empty database, and says so once', async () => {
			const [url, file] = [await newAddress(engine), await seedFile()];
			expect(await start(url, file)).toEqual({ clinics: 2, filledFrom: file });
			expect(await start(url, file)).toEqual({ clinics: 2, filledFrom: null });
		});

		it('refuses the tables of a newer version, and names it and the way out', async () => {
			const { queries, url } = await open();
			await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(queries);
			const told = await start(url);
			expect(told).toMatch(/newer version of the site\. Update the program to that version, or/);
			expect(told).toContain(placeOf(url));
			expect(await command(url)).toBe(told);
		});

		it('leaves what is somebody else’s as it is', async () => {
			const url = await newAddress(engine);
			const others = openDatabase(url);
			await sql`create table visits (x integer)`.execute(others.queries);
			const tables = async () =>
				(await others.queries.introspection.getTables()).map(({ name }) => name);
			if (engine === 'sqlite') {
				const told = await start(url);
				expect(told).toBe(
					`The database ${url} belongs to something else: its tables are not ours. Is DATABASE_URL right?`
				);
				expect(await command(url)).toBe(told);
				expect(await tables()).toEqual(['visits']);
			} else {
				// There is room for both, and no command makes ours.
				expect(await command(url)).toContain('There is no database of ours');
				expect(await tables()).toEqual(['visits']);
				expect(await start(url, await seedFile())).toMatchObject({ clinics: 2 });
			}
			await others.close();
		});

		it('refuses migrations that are none of ours', async () => {
			const { queries, url } = await open();
			await sql`update kysely_migration set name = 'x' || name`.execute(queries);
			expect(await start(url)).toContain('belongs to something else');
		});

		it.each([
			['no JSON', '{"id":', /JSON/],
			['no clinic', JSON.stringify({ ...infusionClinic, name: 7 }), /name: /],
			['a clinic of later', JSON.stringify({ ...infusionClinic, later: 1 }), /later/]
		])('names the clinic whose row is %s, and so does each command', async (_, data, why) => {
			const { url } = await withRow(open, data);
			const told = await start(url);
			expect(told).toContain(`The database ${placeOf(url)} `);
			expect(told).toContain(`row ${id} of the table clinic can't be read`);
			expect(told).toMatch(why);
			expect(told).toMatch(/npm run audit.*restore a backup.*update the program/);
			expect(told).not.toContain('\n');

			const zips = zipTable().zips;
			const [, , edition] = cutEditions();
			const means = { positions: positions([], zips), trust: TRUST, notice: NOTICE };
			const importing = (database: Database) =>
				importLists(database, [listOf(edition)], means, { write: false });
			for (const work of [exportDirectory, importing, countDue]) {
				expect(await command(url, work), work.name).toBe(told);
			}
		});
	});
});

describe('what the log says of a database', () => {
	const held = { isNamed: false, clinics: 7, filledFrom: null };

	it('is which it is, and that it was filled', async () => {
		const url = await newAddress('sqlite');
		expect(logged({ ...held, url })).toMatchObject({
			level: 'info',
			msg: `Opened the database ${url}, which holds 7 clinics.`
		});
		expect(logged({ ...held, url, filledFrom: 'mine.geojson' })).toMatchObject({
			level: 'info',
			msg: `The database ${url} was empty, and is filled with 7 clinics from mine.geojson.`
		});
	});

	it('is a warning where a name may be mistyped, with the databases beside it', async () => {
		const url = await newAddress('sqlite');
		const named = { ...held, isNamed: true, filledFrom: 'a.geojson' };
		const warned = logged({ ...named, url });
		expect(warned.level).toBe('warn');
		expect(warned.msg).toMatch(/filled with 7 clinics.* Was another meant\? Name it in DATABASE_/);
		expect(warned.msg).not.toContain('Beside');
		for (const name of ['within-reach.sqlite', 'notes.txt', basename(url)]) {
			writeFileSync(join(dirname(url), name), '');
		}
		expect(logged({ ...named, url }).msg).toContain(' Beside it: within-reach.sqlite.');
		const postgres = logged({ ...named, url: 'postgres://someone:secret@db.example/clinics' });
		expect(postgres.msg).toContain('The database at db.example/clinics was empty');
		expect(postgres.msg).not.toContain('secret');
	});
});
