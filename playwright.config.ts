import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/support/chromium.ts';

const port = Number(process.env.E2E_PORT ?? 4173);

// A new database for each run. Playwright's workers read this file too, and find the one it has.
if (!process.env.E2E_DATABASE) {
	const folder = mkdtempSync(join(tmpdir(), 'within-reach-e2e-'));
	process.env.E2E_DATABASE = join(folder, 'e2e.sqlite');
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

export default defineConfig({
	testDir: 'tests/e2e',
	workers: 2,
	timeout: 90_000,
	reporter: 'list',
	forbidOnly: Boolean(process.env.CI),
	use: {
		baseURL: `http://localhost:${port}`,
		launchOptions,
		// It loads half of the site once more. `offline.spec.ts` allows it, and tests what it does.
		serviceWorkers: 'block'
	},
	webServer: {
		command: 'npm start',
		port,
		env: {
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: `http://localhost:${port}`,
			DATABASE_URL: process.env.E2E_DATABASE,
			FASTEST_FORM: '0'
		},
		timeout: 180_000,
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 }
	}
});
