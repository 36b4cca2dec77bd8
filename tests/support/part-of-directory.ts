import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIRECTORY_FILE } from '#lib/clinics/published/follow-directory.server.ts';

let file: string | undefined;

/**
 * A file with a tenth of the directory, with all that give infusions: a site that starts from it is there
 * in half of the time, and publishes a change in a tenth. Written once, removed when this process ends.
 *
 * @returns its path
 */
export function partOfDirectory(): string {
	file ??= writePart();
	return file;
}

function writePart(): string {
	const whole = JSON.parse(readFileSync(DIRECTORY_FILE, 'utf8')) as { features: unknown[] };
	const features = whole.features.filter(
		(it, i) => i % 10 === 0 || JSON.stringify(it).includes('"iv_infusion"')
	);
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-part-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	const path = join(folder, 'clinics.geojson');
	writeFileSync(path, JSON.stringify({ ...whole, features }));
	return path;
}
