import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import { freePort } from '../support/free-port.ts';
import { launchOptions } from '../support/chromium.ts';
import { startServer } from '../support/server.ts';
import { measureAccess } from './access-page.ts';

// What a first visit costs, as Lighthouse's mobile setting sees it: a slow phone on a slow line,
// simulated; and how long the access map takes from a choice to its colours. Needs a build. The goal is a performance of 95 on the finder's first page.

const ORIGIN = (port: number) => `http://localhost:${port}`;
const PAGES = ['/', '/?near=85004&route=iv_infusion&payer=medicaid', '/treatment'];
const AUDITS = [
	'first-contentful-paint',
	'largest-contentful-paint',
	'total-blocking-time',
	'cumulative-layout-shift',
	'total-byte-weight'
];

const server = await startServer();
const port = await freePort();
const browser = await chromium.launch({
	...launchOptions,
	args: [...launchOptions.args, `--remote-debugging-port=${port}`]
});
try {
	await measureAccess(browser, ORIGIN(server.port));
	for (const page of PAGES) {
		const run = await lighthouse(`${ORIGIN(server.port)}${page}`, {
			port,
			onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
			logLevel: 'error'
		});
		if (!run) throw new Error(`Lighthouse gave no result for ${page}.`);
		const { categories, audits } = run.lhr;
		console.log(`\n${page}`);
		for (const { title, score } of Object.values(categories)) {
			console.log(`  ${title.padEnd(28)} ${score === null ? '–' : Math.round(score * 100)}`);
		}
		for (const name of AUDITS) {
			const { title, displayValue } = audits[name];
			console.log(`  ${title.padEnd(28)} ${displayValue ?? ''}`);
		}
	}
} finally {
	await browser.close();
	server.terminate();
	await server.ended;
}
