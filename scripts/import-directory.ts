/**
 * Imports editions of SAMHSA's National Directory of Mental Health Treatment Facilities into
 * `data/clinics.geojson`, and prints what changes.
 *
 *   npm run data:import -- FILE… [--geocodes FILE] [--edition YEAR] [--out FILE] [--all] [--dry-run]
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { InvalidDirectory, readDirectory, writeDirectory } from '#lib/clinics/feature.ts';
import { zipTable } from '#lib/places/zip-table.server.ts';
import { editionOf } from '#lib/sources/edition-of.ts';
import { parseGeocodes } from '#lib/sources/geocode-rows.ts';
import { NOTICE } from '#lib/sources/notice.ts';
import { positions } from '#lib/sources/positions.ts';
import { propose } from '#lib/sources/proposal.ts';
import { reportText } from '#lib/sources/report.ts';
import { readSheets, UnreadableDirectory } from '#lib/sources/samhsa-sheets.ts';
import { readWorkbook } from '#lib/sources/workbook.server.ts';

const USAGE =
	'Usage: npm run data:import -- FILE.xlsx… [--geocodes FILE.csv] [--edition YEAR] [--out FILE] [--all] [--dry-run]';

async function main(): Promise<void> {
	const { values, positionals: files } = parseArgs({
		allowPositionals: true,
		options: {
			geocodes: { type: 'string' },
			edition: { type: 'string' },
			out: { type: 'string' },
			all: { type: 'boolean', default: false },
			'dry-run': { type: 'boolean', default: false }
		}
	});
	if (files.length === 0) throw new UnreadableDirectory(USAGE);
	if (values.edition && files.length > 1) {
		throw new UnreadableDirectory('--edition is for one file. Put the years in the file names.');
	}
	const out = values.out ?? fileURLToPath(new URL('../data/clinics.geojson', import.meta.url));
	const before = existsSync(out) ? readFileSync(out, 'utf8') : undefined;

	const editions = files.map((file) => editionOf(file, values.edition));
	const twice = editions.find((it, i) => editions.indexOf(it) !== i);
	if (twice) throw new UnreadableDirectory(`Two files are the ${twice} edition. Give one.`);
	const geocodes = values.geocodes ? parseGeocodes(readFileSync(values.geocodes, 'utf8')) : [];
	const points = positions(geocodes, zipTable().zips);
	const listings = [];
	for (const [i, file] of files.entries()) {
		listings.push(readSheets(await readWorkbook(file), editions[i]));
	}

	const proposal = propose(before ? readDirectory(before) : [], listings, points);
	const after = writeDirectory(proposal.clinics, NOTICE);
	console.log(reportText(proposal, values.all ? Infinity : undefined));
	for (const { address } of points.doubted) {
		console.log(`Geocode left out, more than 50 km from its ZIP: ${address}`);
	}
	if (after === before) console.log(`\nNothing changes: ${out} is as it was.`);
	else if (values['dry-run']) console.log('\nNothing was written (--dry-run).');
	else {
		writeFileSync(`${out}.new`, after);
		renameSync(`${out}.new`, out);
		console.log(`\nWrote ${out}`);
	}
}

try {
	await main();
} catch (error) {
	console.error(inWords(error));
	console.error('Nothing was written.');
	process.exitCode = 1;
}

/** One line for what a person can put right; the whole error for what they can't. */
function inWords(error: unknown): unknown {
	if (error instanceof UnreadableDirectory || error instanceof InvalidDirectory)
		return error.message;
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code.startsWith('ERR_PARSE_ARGS')) return `${(error as Error).message}\n${USAGE}`;
	if (/^E[A-Z]+$/.test(code)) return `Can't read or write a file: ${(error as Error).message}`;
	return error;
}
