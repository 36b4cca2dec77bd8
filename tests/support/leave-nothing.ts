import { afterAll, vi } from 'vitest';
import { baseLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';

// Files of tests share a process and its modules, which spares loading them two hundred times over.
// So none finds what another left: no mocks, no clock, no language.
afterAll(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
	vi.unstubAllGlobals();
	overwriteGetLocale(() => baseLocale);
});
