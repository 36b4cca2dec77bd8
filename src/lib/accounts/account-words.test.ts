import { expect, it } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { instantInWords } from './account-words.ts';

it('An instant is told to the minute, so that two of a day are told apart.', () => {
	overwriteGetLocale(() => 'en');
	expect(instantInWords('2026-11-24T10:05:59Z')).toMatch(/^November 24, 2026 at 10:05\sAM UTC$/);
	overwriteGetLocale(() => 'es');
	expect(instantInWords('2026-11-24T15:05:00Z')).toMatch(/^24 de noviembre de 2026.*\b3:05.*UTC$/);
});
