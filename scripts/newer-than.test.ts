import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { BUILT_FROM, newerThan } from './newer-than.ts';

const folder = mkdtempSync(join(tmpdir(), 'newer-than-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file that was changed at a second of 1970. */
function file(name: string, second: number): string {
	const path = join(folder, name);
	mkdirSync(join(path, '..'), { recursive: true });
	writeFileSync(path, '');
	utimesSync(path, second, second);
	return path;
}

it('names a source that is newer than the build, however deep, and no test or generated file', () => {
	const build = file('build/index.js', 100);
	file('src/old.ts', 50);
	file('src/lib/new.test.ts', 200);
	file('src/lib/paraglide/messages.js', 200);
	const sources = [join(folder, 'src'), join(folder, 'absent')];
	expect(newerThan(build, sources)).toBeUndefined();

	const changed = file('src/lib/search/search.ts', 101);
	expect(newerThan(build, sources)).toBe(changed);
});

it('knows what the site is built from by its right name', () => {
	expect(BUILT_FROM.filter((path) => !existsSync(path))).toEqual([]);
});
