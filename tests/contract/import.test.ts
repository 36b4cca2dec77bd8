import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { exportDirectory } from '#lib/clinics/record/export-directory.server.ts';
import { writeDirectory } from '#lib/clinics/record/feature.ts';
import { readListed } from '#lib/clinics/record/read-clinic.ts';
import { zipTable } from '#lib/places/zip-table.server.ts';
import { audit } from '#lib/server/operate/audit.ts';
import type { Database } from '#lib/server/database/database.ts';
import { changeDirectory } from '#lib/server/directory/directory-store.ts';
import { parseGeocodes } from '#lib/sources/import/geocode-rows.ts';
import { importLists } from '#lib/sources/import/import-lists.server.ts';
import { openFile } from '#lib/sources/import/open-file.server.ts';
import { positions, type Positions } from '#lib/sources/import/positions.ts';
import { editionOfProposal, type Proposal } from '#lib/sources/import/proposal.ts';
import { TRUST } from '#lib/sources/index.ts';
import { NOTICE } from '#lib/sources/notice.ts';
import { EDITIONS } from '#lib/sources/samhsa/editions.ts';
import { listOf } from '#lib/sources/samhsa/index.ts';
import { readSheets, type EditionListings } from '#lib/sources/samhsa/sheets.ts';
import { applyChanges } from '#lib/clinics/record/apply.ts';
import type { FieldChange } from '#lib/clinics/record/change.ts';
import { fileDisagreements } from '#lib/submissions/review/disagreements.server.ts';
import { readSubmission } from '#lib/submissions/proposal/store.server.ts';
import { eachEngine, oneEngine, type Open } from '../support/database.ts';
import {
	cutEditions,
	geocodesText,
	rawFiles,
	proposeEditions as propose
} from '../support/samhsa.ts';

const [e2022, e2023, e2024] = cutEditions();
const zips = zipTable().zips;
const points = positions(parseGeocodes(geocodesText()), zips);
const first = propose([], [e2022, e2023], points);
const all = propose(first.clinics, [e2024], points);

const ID = 'ketamine-clinics-los-angeles-los-angeles-ca';
const CALLED = { source: 'phone_call', level: 'phone_confirmed', checkedAt: '2026-11-01' } as const;
const BY_PEOPLE = { actor: 'moderator', action: 'published' };

const without = (edition: EditionListings, name: string): EditionListings => ({
	...edition,
	listings: edition.listings.filter((it) => it.name !== name)
});

/** What editions change in the stored directory, written unless it is only tried. */
function importEditions(
	database: Database,
	editions: readonly EditionListings[],
	by: Positions,
	how = { write: true }
) {
	const means = { positions: by, trust: TRUST, notice: NOTICE };
	return importLists(database, editions.map(listOf), means, how);
}

async function imported(open: Open, ...editions: EditionListings[]) {
	const database = await open();
	await importEditions(database, editions, points);
	return database;
}

/** Imports and files as the command does. */
async function run(database: Database, editions: EditionListings[], by = points) {
	const proposal = await importEditions(database, editions, by);
	const filed = await fileDisagreements(database, proposal.kept, editionOfProposal(proposal));
	return { proposal, filed };
}

async function stored({ queries }: Database, id = ID): Promise<Clinic | null> {
	const row = await queries.selectFrom('clinic').select('data').where('id', '=', id).execute();
	return readListed(row[0].data);
}

async function publish(database: Database, changes: FieldChange[]): Promise<void> {
	const after = applyChanges(await stored(database), ID, changes, CALLED);
	await changeDirectory(database, ({ write }) =>
		write(ID, after && JSON.stringify(after), BY_PEOPLE)
	);
}

const submissions = async ({ queries }: Database) =>
	(await queries.selectFrom('submission').selectAll().execute()).map(readSubmission);
const events = ({ queries }: Database) =>
	queries.selectFrom('event').selectAll().orderBy('seq').execute();
const counts = ({ added, changed, gone, kept }: Proposal) =>
	[added, changed, gone, kept].map((it) => it.length);

describe('an import into the database', () => {
	eachEngine((_, open) => {
		it('fills an empty one with clinics, and with what the file says of itself', async () => {
			const database = await imported(open, e2022, e2023, e2024);
			const whole = propose([], [e2022, e2023, e2024], points);
			expect(await exportDirectory(database)).toBe(writeDirectory(whole.clinics, NOTICE));
			const [event] = await events(database);
			expect(event).toMatchObject({
				actor: 'import',
				action: 'imported',
				reason: 'samhsa-2022, samhsa-2023, samhsa-2024'
			});
			await audit(database.queries);
		});

		it('writes what was added, changed and gone, as it would to a file', async () => {
			const database = await imported(open, e2022, e2023);
			const before = (await events(database)).length;
			const proposal = await importEditions(database, [e2024], points);
			expect(counts(proposal)).toEqual(counts(all));
			expect(proposal.gone.length).toBeGreaterThan(0);
			expect(await exportDirectory(database)).toBe(writeDirectory(all.clinics, NOTICE));
			const { added, changed, gone } = proposal;
			const now = await events(database);
			expect(now).toHaveLength(before + added.length + changed.length + gone.length);
			expect(now.at(-1)).toMatchObject({ reason: 'samhsa-2024', data_hash: null });
			await audit(database.queries);
		});

		it('changes nothing the second time, and nothing when it is only tried', async () => {
			const database = await imported(open, e2022, e2023);
			const before = await events(database);
			const tried = await importEditions(database, [e2024], points, { write: false });
			expect(counts(tried)).toEqual(counts(all));
			expect(await events(database)).toEqual(before);
			await importEditions(database, [e2024], points);
			const then = await events(database);
			const { proposal, filed } = await run(database, [e2024]);
			expect([...counts(proposal).slice(0, 3), filed]).toEqual([0, 0, 0, 0]);
			expect(await events(database)).toEqual(then);
		});

		it('never changes what people know better, and files it once', async () => {
			const database = await imported(open, e2024);
			const theirs = await stored(database);
			const phone = { number: '+13105550123' };
			await publish(database, [{ field: 'phone', from: theirs?.phone ?? null, to: phone }]);
			for (const expected of [1, 0]) {
				const { filed } = await run(database, [e2022, e2024]);
				expect(filed).toBe(expected);
				expect((await stored(database))?.phone).toEqual(phone);
			}
			expect(await submissions(database)).toMatchObject([
				{
					kind: 'import',
					origin: 'import',
					state: 'pending',
					risk: 'high',
					clinicId: ID,
					baseVersion: 3,
					batchId: 'samhsa-2024',
					changes: [{ field: 'phone', from: phone, to: theirs?.phone }]
				}
			]);
		});

		it('never brings back what people took away, and files it once', async () => {
			const database = await imported(open, e2024);
			const theirs = await stored(database);
			await publish(database, [
				{ field: 'phone', from: theirs?.phone ?? null, to: null },
				{ field: 'service/iv_infusion/clinic', from: {}, to: null }
			]);
			for (const expected of [1, 0, 0]) {
				// The second edition adds to the history, and so a version of the import's own.
				const { filed } = await run(database, expected ? [e2024] : [e2022, e2024]);
				expect(filed).toBe(expected);
				expect(await stored(database)).toMatchObject({ services: [] });
				expect(await stored(database)).not.toHaveProperty('phone');
			}
			const [{ changes }] = await submissions(database);
			expect(changes).toEqual([
				{ field: 'phone', from: null, to: theirs?.phone },
				{ field: 'service/iv_infusion/clinic', from: null, to: {} }
			]);
		});

		it('never lists again what people closed, and files what it says', async () => {
			const database = await imported(open, e2024);
			const theirs = await stored(database);
			await publish(database, [{ field: 'listing', from: 'open', to: 'closed' }]);
			for (const expected of [1, 0]) {
				const { filed, proposal } = await run(database, [e2024]);
				expect([filed, proposal.added.length]).toEqual([expected, 0]);
				expect(await stored(database)).toBeNull();
			}
			const [{ changes, baseVersion }] = await submissions(database);
			expect(baseVersion).toBe(2);
			expect(changes[0]).toEqual({ field: 'listing', from: 'closed', to: 'open' });
			const reopened = applyChanges(null, ID, changes, { ...CALLED });
			expect(reopened).toMatchObject({ phone: theirs?.phone, address: theirs?.address });
		});

		it('leaves a place that people vouch for listed, and files that it is gone', async () => {
			const database = await imported(open, e2024);
			await publish(database, [{ field: 'hours', from: null, to: 'Mo-Fr 09:00-17:00' }]);
			const gone = without(e2024, 'Ketamine Clinics Los Angeles');
			for (const expected of [1, 0]) {
				expect((await run(database, [gone])).filed).toBe(expected);
				expect(await stored(database)).toMatchObject({ hours: 'Mo-Fr 09:00-17:00' });
			}
			const [{ changes }] = await submissions(database);
			expect(changes).toEqual([{ field: 'listing', from: 'open', to: 'closed' }]);
		});

		it('lists again, under its id, what only an import had dropped', async () => {
			const database = await imported(open, e2024);
			const before = await exportDirectory(database);
			await run(database, [without(e2024, 'Ketamine Clinics Los Angeles')]);
			expect(await stored(database)).toBeNull();
			const { proposal } = await run(database, [e2024]);
			expect(proposal.added.map((it) => it.id)).toEqual([ID]);
			expect(await exportDirectory(database)).toBe(before);
			await audit(database.queries);
		});

		it('begins anew when the directory was changed while it was being read', async () => {
			const database = await imported(open, e2024);
			let isFirst = true;
			const meddled: Database = {
				...database,
				async transaction(work) {
					if (isFirst) {
						isFirst = false;
						await publish(database, [{ field: 'npi', from: null, to: '1234567893' }]);
					}
					return database.transaction(work);
				}
			};
			const { proposal } = await run(meddled, [e2022, e2024]);
			expect(proposal.clinics.find((it) => it.id === ID)?.npi).toBe('1234567893');
			expect(await stored(database)).toMatchObject({ npi: '1234567893' });
			await audit(database.queries);
		});
	});
});

const files = rawFiles();

describe.skipIf(!files)('the real files, imported into the database', () => {
	const editions: EditionListings[] = [];
	let everywhere: Positions;

	beforeAll(async () => {
		if (!files) return;
		for (const edition of EDITIONS) {
			const { sheets = [] } = await openFile(files.workbook(edition));
			editions.push(readSheets(sheets, edition));
		}
		everywhere = positions(parseGeocodes(readFileSync(files.geocodes, 'utf8')), zips);
	}, 60_000);

	oneEngine((_, open) => {
		it('older ones first, keep a record that is whole, and change nothing again', async () => {
			const database = await open();
			await run(database, editions.slice(0, 2), everywhere);
			const { filed } = await run(database, editions.slice(2), everywhere);
			expect(filed).toBe(0);
			const { events } = await audit(database.queries);
			const { proposal } = await run(database, editions.slice(2), everywhere);
			expect(counts(proposal)).toEqual([0, 0, 0, 0]);
			expect(await audit(database.queries)).toMatchObject({ events });
			expect(proposal.clinics).toHaveLength(proposal.rows[0].read - proposal.merged.length);
		}, 120_000);
	});
});
