import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the site is built from. The directory isn't in it: it is read at every start. */
export const BUILT_FROM = [
	'src',
	'messages',
	'static',
	'project.inlang/settings.json',
	'scripts/basemap',
	'scripts/build-basemap.ts',
	'scripts/build-places.ts',
	'data/basemap',
	'data/coverage-policies.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];

/**
 * The first file under `paths` (files or folders, from the working directory) that was written
 * after `file`, tests and generated messages aside; undefined when there is none.
 */
export function newerThan(file: URL | string, paths: readonly string[]): string | undefined {
	const then = statSync(file).mtimeMs;
	return paths
		.filter((path) => existsSync(path))
		.flatMap(filesUnder)
		.find((path) => !/\.test\.|\/paraglide\//.test(path) && statSync(path).mtimeMs > then);
}

function filesUnder(path: string): string[] {
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}
