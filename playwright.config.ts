import { defineConfig } from '@playwright/test';
import { launchOptions } from './tests/support/chromium.ts';

const port = Number(process.env.E2E_PORT ?? 4173);

export default defineConfig({
	testDir: 'tests/e2e',
	workers: 2,
	reporter: 'list',
	forbidOnly: Boolean(process.env.CI),
	use: { baseURL: `http://localhost:${port}`, launchOptions },
	webServer: {
		command: 'npm start',
		port,
		env: { PORT: String(port), HOST: '127.0.0.1', ORIGIN: `http://localhost:${port}` },
		timeout: 180_000,
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 }
	}
});
