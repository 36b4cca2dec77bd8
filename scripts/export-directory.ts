/**
 * Writes the directory that the database holds as GeoJSON, the same bytes for the same clinics:
 * `npm run data:export [-- FILE]`, without a file to standard output.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { exportDirectory } from '#lib/clinics/record/export-directory.server.ts';
import { command } from './command.ts';
import { withDatabase } from './with-database.ts';

const CALL = {
	usage: 'npm run data:export [-- FILE.geojson]',
	does: 'Writes the directory as GeoJSON, without a file to standard output.',
	words: [0, 1]
} as const;

await command(CALL, async ({ positionals: [file] }) => {
	const text = await withDatabase(exportDirectory);
	if (file) {
		writeFileSync(`${file}.new`, text);
		renameSync(`${file}.new`, file);
		console.log(`Wrote ${file}`);
	} else process.stdout.write(text);
});
