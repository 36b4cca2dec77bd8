/**
 * Finds a Chromium that the tests can drive, or installs one: Playwright's own, else (as root, on
 * Debian and its kin) the system's package.
 */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumCandidates, launchOptions } from '../tests/support/chromium.ts';
import { runCommand } from './run-command.ts';

const isRoot = process.getuid?.() === 0;

/** Ways to get one, in order. The wait for a download that nobody answers is kept short. */
const INSTALLERS = [
	['npx', 'playwright', 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium'],
	...(isRoot
		? [
				['apt-get', 'update'],
				['apt-get', 'install', '-y', 'chromium']
			]
		: [])
];
const VARIABLES = {
	PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
	DEBIAN_FRONTEND: 'noninteractive'
};

/**
 * The path of a Chromium that starts.
 *
 * @throws Error that says how to get one
 */
export async function ensureChromium(): Promise<string> {
	const found = await firstThatStarts();
	if (found) return found;
	for (const [program, ...words] of INSTALLERS) {
		console.log(`No Chromium found: ${[program, ...words].join(' ')}`);
		await runCommand(program, words, { variables: VARIABLES });
		const installed = await firstThatStarts();
		if (installed) return installed;
	}
	throw new Error(
		'The tests need Chromium, and it could not be installed. Install Chrome or Chromium and name ' +
			'it in CHROMIUM_PATH, or run `npx playwright install --with-deps chromium`.'
	);
}

/** Some systems have a `chromium-browser` that only says how to install one: so start it. */
async function firstThatStarts(): Promise<string | undefined> {
	for (const executablePath of chromiumCandidates().filter((path) => existsSync(path))) {
		try {
			const browser = await chromium.launch({ ...launchOptions, executablePath });
			await browser.close();
			return executablePath;
		} catch {
			console.warn(`${executablePath} does not start.`);
		}
	}
	return undefined;
}
