import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const WORKERS = 'build/client/_app/immutable/workers';

test('the access map’s worker is small and has no texts along', () => {
	const names = readdirSync(WORKERS).filter((name) => /^access\.worker.*\.js$/.test(name));
	expect(names).toHaveLength(1);
	const script = readFileSync(`${WORKERS}/${names[0]}`);
	expect(brotliCompressSync(script).length).toBeLessThan(16_000);
	expect(script.toString()).not.toContain('Residential center for adults');
});
