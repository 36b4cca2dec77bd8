/**
 * Imports lists of other people into the database, and prints what changes. Whose list a file is, is
 * seen from what is in it. What a list says otherwise than facts that rest on something better is
 * filed for review.
 *
 *   npm run data:import -- FILE… [--geocodes FILE] [--edition YEAR] [--all] [--dry-run]
 *
 * With `--file FILE` it works on a GeoJSON file instead: so `data/clinics.geojson` is made, which a
 * new database is filled from.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { readDirectory, writeDirectory } from '#lib/clinics/record/feature.ts';
import { zipTable } from '#lib/places/zip-table.server.ts';
import type { Database } from '#lib/server/database/database.ts';
import { parseGeocodes } from '#lib/sources/import/geocode-rows.ts';
import { importLists } from '#lib/sources/import/import-lists.server.ts';
import { openFile } from '#lib/sources/import/open-file.server.ts';
import { positions, type Positions } from '#lib/sources/import/positions.ts';
import { editionOfProposal, type Proposal } from '#lib/sources/import/proposal.ts';
import { propose } from '#lib/sources/import/propose.ts';
import { reportText } from '#lib/sources/import/report.ts';
import type { List } from '#lib/sources/import/source.ts';
import { sourceOf, SOURCES, TRUST } from '#lib/sources/index.ts';
import { NOTICE } from '#lib/sources/notice.ts';
import { fileDisagreements } from '#lib/submissions/review/disagreements.server.ts';
import { command, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

const CALL = {
	usage:
		'npm run data:import -- FILE… [--geocodes FILE.csv] [--edition YEAR] [--file FILE.geojson] [--all] [--dry-run]',
	does: 'Imports lists of clinics, whichever of the known sources they are of, and prints what changes; --dry-run only prints it.',
	options: {
		geocodes: { type: 'string' },
		edition: { type: 'string' },
		file: { type: 'string' },
		all: { type: 'boolean', default: false },
		'dry-run': { type: 'boolean', default: false }
	},
	words: [1, Infinity]
} as const;

await command(CALL, async ({ values, positionals: files }) => {
	const points = readPositions(values.geocodes);
	const lists = await readLists(files, values.edition);
	const report = (it: Proposal) => {
		console.log(reportText(it, values.all ? Infinity : undefined));
	};
	const work = { lists, points, write: !values['dry-run'], report };
	const { file } = values;
	if (file) intoFile(file, work);
	else await withDatabase((database) => intoDatabase(database, work));
	for (const { address } of points.doubted) {
		console.log(`Geocode left out, more than 50 km from its ZIP: ${address}`);
	}
});

interface Work {
	/** Editions by source, in the order in which sources are imported. */
	lists: List[][];
	points: Positions;
	/** false: only say what would change. */
	write: boolean;
	report(proposal: Proposal): void;
}

async function intoDatabase(
	database: Database,
	{ lists, points, write, report }: Work
): Promise<void> {
	const means = { positions: points, trust: TRUST, notice: NOTICE };
	for (const ofOne of lists) {
		const proposal = await importLists(database, ofOne, means, { write });
		report(proposal);
		const { added, changed, gone, kept } = proposal;
		const count = added.length + changed.length + gone.length;
		if (!write) continue;
		const filed = await fileDisagreements(database, kept, editionOfProposal(proposal));
		console.log(count === 0 ? '\nNothing changes.' : `\nWrote ${count} versions of clinics.`);
		const toDecide = kept.filter(({ changes }) => changes.length > 0).length;
		if (toDecide > 0) {
			console.log(`Filed ${filed} for review; ${toDecide - filed} were filed before.`);
		}
	}
	if (!write) console.log('\nNothing was written (--dry-run).');
}

function intoFile(file: string, { lists, points, write, report }: Work): void {
	const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
	let clinics: Clinic[] = before ? readDirectory(before) : [];
	for (const ofOne of lists) {
		const proposal = propose(clinics, ofOne, { positions: points, trust: TRUST });
		report(proposal);
		({ clinics } = proposal);
	}
	const after = writeDirectory(clinics, NOTICE);
	if (after === before) console.log(`\nNothing changes: ${file} is as it was.`);
	else if (!write) console.log('\nNothing was written (--dry-run).');
	else {
		writeFileSync(`${file}.new`, after);
		renameSync(`${file}.new`, file);
		console.log(`\nWrote ${file}`);
	}
}

function readPositions(geocodes: string | undefined): Positions {
	const rows = geocodes ? parseGeocodes(readFileSync(geocodes, 'utf8')) : [];
	return positions(rows, zipTable().zips);
}

async function readLists(files: readonly string[], told: string | undefined): Promise<List[][]> {
	if (told && files.length > 1) {
		throw new UsageError('--edition is for one file. Put the years in the file names.');
	}
	const lists: List[] = [];
	for (const path of files) {
		const file = await openFile(path);
		const list = sourceOf(file).read(file, told);
		if (lists.some((it) => it.source === list.source && it.edition === list.edition)) {
			throw new UsageError(
				`Two files are the ${list.edition} edition of ${list.source.id}. Give one.`
			);
		}
		lists.push(list);
	}
	return SOURCES.map((source) => lists.filter((it) => it.source.id === source.id)).filter(
		(ofOne) => ofOne.length > 0
	);
}
