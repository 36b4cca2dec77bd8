/**
 * Writes the directory that the database holds as GeoJSON, the same bytes for the same clinics:
 * `npm run data:export [-- FILE]`, without a file to standard output.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { exportDirectory } from '#lib/clinics/export-directory.server.ts';
import { command, Told, withDatabase } from './with-database.ts';

await command(async () => {
	const [file, ...more] = process.argv.slice(2);
	if (more.length > 0) throw new Told('Usage: npm run data:export [-- FILE.geojson]');
	const text = await withDatabase(exportDirectory);
	if (file) {
		writeFileSync(`${file}.new`, text);
		renameSync(`${file}.new`, file);
		console.log(`Wrote ${file}`);
	} else process.stdout.write(text);
});
