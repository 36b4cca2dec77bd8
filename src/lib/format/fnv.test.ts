import { expect, it } from 'vitest';
import { fnv1a } from './fnv.ts';

it.each([
	['', 0x811c9dc5],
	['a', 0xe40c292c],
	['foobar', 0xbf9cf968]
])('FNV-1a of %j is the one that RFC 9923 gives', (text, hash) => {
	expect(fnv1a(new TextEncoder().encode(text))).toBe(hash);
});
