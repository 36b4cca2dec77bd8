/**
 * Imports editions of SAMHSA's National Directory of Mental Health Treatment Facilities into the
 * database, and prints what changes. What the directory says otherwise than facts that rest on
 * something better is filed for review.
 *
 *   npm run data:import -- FILE… [--geocodes FILE] [--edition YEAR] [--all] [--dry-run]
 *
 * With `--file FILE` it works on a GeoJSON file instead: so `data/clinics.geojson` is made, which a
 * new database is filled from.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readDirectory, writeDirectory } from '#lib/clinics/record/feature.ts';
import { zipTable } from '#lib/places/zip-table.server.ts';
import type { Database } from '#lib/server/database/database.ts';
import { editionOf } from '#lib/sources/edition-of.ts';
import { parseGeocodes } from '#lib/sources/geocode-rows.ts';
import { importEditions } from '#lib/sources/import-editions.server.ts';
import { NOTICE } from '#lib/sources/notice.ts';
import { positions, type Positions } from '#lib/sources/positions.ts';
import { propose, type Proposal } from '#lib/sources/proposal.ts';
import { reportText } from '#lib/sources/report.ts';
import { readSheets, type EditionListings } from '#lib/sources/samhsa-sheets.ts';
import { readWorkbook } from '#lib/sources/workbook.server.ts';
import { fileDisagreements } from '#lib/submissions/review/disagreements.server.ts';
import { command, Told } from './command.ts';
import { withDatabase } from './with-database.ts';

const CALL = {
	usage:
		'npm run data:import -- FILE.xlsx… [--geocodes FILE.csv] [--edition YEAR] [--file FILE.geojson] [--all] [--dry-run]',
	does: 'Imports editions of the SAMHSA directory, and prints what changes; --dry-run only prints it.',
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
	const editions = await readEditions(files, values.edition);
	const report = (it: Proposal) => {
		console.log(reportText(it, values.all ? Infinity : undefined));
		for (const { address } of points.doubted) {
			console.log(`Geocode left out, more than 50 km from its ZIP: ${address}`);
		}
	};
	const work = { editions, points, write: !values['dry-run'], report };
	const { file } = values;
	if (file) intoFile(file, work);
	else await withDatabase((database) => intoDatabase(database, work));
});

interface Work {
	editions: EditionListings[];
	points: Positions;
	/** false: only say what would change. */
	write: boolean;
	report(proposal: Proposal): void;
}

async function intoDatabase(
	database: Database,
	{ editions, points, write, report }: Work
): Promise<void> {
	const proposal = await importEditions(database, editions, points, { write });
	report(proposal);
	const { added, changed, gone, kept, current } = proposal;
	const count = added.length + changed.length + gone.length;
	if (!write) {
		console.log('\nNothing was written (--dry-run).');
		return;
	}
	const filed = await fileDisagreements(database, kept, `samhsa-${current}`);
	console.log(count === 0 ? '\nNothing changes.' : `\nWrote ${count} versions of clinics.`);
	if (kept.length > 0) {
		console.log(`Filed ${filed} for review; ${kept.length - filed} were filed before.`);
	}
}

function intoFile(file: string, { editions, points, write, report }: Work): void {
	const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
	const proposal = propose(before ? readDirectory(before) : [], editions, points);
	const after = writeDirectory(proposal.clinics, NOTICE);
	report(proposal);
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

async function readEditions(
	files: readonly string[],
	told: string | undefined
): Promise<EditionListings[]> {
	if (told && files.length > 1) {
		throw new Told('--edition is for one file. Put the years in the file names.');
	}
	const editions = files.map((file) => editionOf(file, told));
	const twice = editions.find((it, i) => editions.indexOf(it) !== i);
	if (twice) throw new Told(`Two files are the ${twice} edition. Give one.`);
	const read = [];
	for (const [i, file] of files.entries()) {
		read.push(readSheets(await readWorkbook(file), editions[i]));
	}
	return read;
}
