import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** Where a system Chrome or Chromium is usually installed, in order of preference. */
const SYSTEM_BROWSERS = [
	'/usr/bin/chromium',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/usr/bin/chromium-browser',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

/**
 * Where a Chromium that tests can drive may be, best first: `CHROMIUM_PATH`, else one the system
 * has, else the one Playwright downloaded.
 */
export function chromiumCandidates(): string[] {
	const asked = process.env.CHROMIUM_PATH;
	return [...(asked ? [asked] : []), ...SYSTEM_BROWSERS, chromium.executablePath()];
}

/**
 * Launch options for every test browser. Root needs `--no-sandbox`; the rest keeps Chromium from
 * calling home, so that a log of its requests holds only ours.
 */
export const launchOptions = {
	executablePath: chromiumCandidates().find((path) => existsSync(path)),
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
