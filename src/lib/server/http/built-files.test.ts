import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { builtPath } from './built-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'built-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('looks for what was built in each root, in their order', () => {
	const roots = ['site', 'source'].map((name) => join(folder, name));
	for (const root of roots) mkdirSync(join(root, 'places'), { recursive: true });
	writeFileSync(join(roots[1], 'places/a.txt'), '');
	expect(builtPath('places', roots)).toBe(join(roots[0], 'places'));
	expect(builtPath('places/a.txt', roots)).toBe(join(roots[1], 'places/a.txt'));
	expect(builtPath('places/b.txt', roots)).toBeNull();
});
