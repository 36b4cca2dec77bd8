import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './tests/support/chromium.ts';

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/lib/paraglide',
			strategy: ['url', 'baseLocale']
		}),
		sveltekit()
	],
	test: {
		expect: { requireAssertions: true },
		maxWorkers: 3,
		// A busy machine is no fault of the code.
		testTimeout: 120_000,
		hookTimeout: 180_000,
		projects: [
			{
				extends: './vite.config.ts',
				test: {
					name: 'unit',
					environment: 'node',
					include: [
						'src/**/*.test.ts',
						'scripts/**/*.test.ts',
						'tests/*.test.ts',
						'tests/contract/*.test.ts'
					],
					exclude: ['src/**/*.svelte.test.ts'],
					// Half of the time went into loading the same modules for each file.
					isolate: false,
					setupFiles: 'tests/support/leave-nothing.ts',
					globalSetup: 'tests/support/global-postgres.ts'
				}
			},
			{
				extends: './vite.config.ts',
				test: {
					name: 'component',
					include: ['src/**/*.svelte.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
