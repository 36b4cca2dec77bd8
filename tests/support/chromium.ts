import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Where a system Chrome or Chromium is usually installed, in order of preference. */
const SYSTEM_BROWSERS = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/**
 * The path of a Chromium that tests can drive: `CHROMIUM_PATH`, else one the system has, else the
 * one Playwright downloaded. `null` when there is none.
 */
export function findChromium(): string | null {
	const asked = process.env.CHROMIUM_PATH;
	const own = chromium.executablePath();
	return [asked, ...SYSTEM_BROWSERS, own].find((path) => path && existsSync(path)) ?? null;
}

/**
 * Launch options for every test browser. Root needs `--no-sandbox`; the rest keeps Chromium from
 * calling home, so that a log of its requests holds only ours.
 */
export const launchOptions = {
	executablePath: findChromium() ?? undefined,
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	]
};
