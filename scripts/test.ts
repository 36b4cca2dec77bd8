/**
 * `npm test`: lint, types, unit and component tests, the build, and the built site in a browser.
 * Every stage runs even when another fails, save that nothing can be tested end to end without a
 * build. The last line says how many tests passed and failed.
 *
 * Build and unit tests each write `.svelte-kit` and the compiled messages: neither runs beside what
 * reads them. What is left is arranged so that two cores have something to do at all times.
 *
 * `npm run test:long` (`--long`): the same, with many more tries where tests try at random.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './ensure-chromium.ts';
import { freePort } from '../tests/support/free-port.ts';
import { runCommand } from './run-command.ts';
import { reportCounts, stageCounts, sumCounts, type Counts } from './test-counts.ts';

const reports = mkdtempSync(join(tmpdir(), 'within-reach-tests-'));
const counted: Counts[] = [];

/** Runs one npm script and prints all it said once it ends, so that two at a time stay readable. */
async function stage(name: string, words: string[], report?: string): Promise<boolean> {
	const variables = {
		...browser,
		...(process.argv.includes('--long') && { TEST_EFFORT: 'long' }),
		...(report && { PLAYWRIGHT_JSON_OUTPUT_FILE: report })
	};
	const { code, output, seconds } = await runCommand('npm', ['run', '--silent', ...words], {
		quiet: true,
		variables
	});
	const succeeded = code === 0;
	const counts = report ? reportCounts(readReport(report), succeeded) : stageCounts(succeeded);
	counted.push(counts);
	const verdict = succeeded ? 'passed' : 'FAILED';
	console.log(`\n── ${name}: ${verdict} (${seconds.toFixed(0)} s) ──\n${output.trimEnd()}`);
	return succeeded;
}

function readReport(file: string): Parameters<typeof reportCounts>[0] {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		return undefined;
	}
}

const browser: Record<string, string> = { E2E_PORT: String(await freePort()) };
try {
	browser.CHROMIUM_PATH = await ensureChromium();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	counted.push(stageCounts(false));
}

const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');
const [built] = await Promise.all([stage('build', ['build']), stage('lint', ['lint'])]);
await stage(
	'unit and component tests',
	['test:unit', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
	unitReport
);
await Promise.all([
	stage('types', ['types']),
	built && stage('end-to-end tests', ['test:e2e', '--', '--reporter=list,json'], browserReport)
]);
if (!built) {
	console.log('\n── end-to-end tests: FAILED, there is no build ──');
	counted.push(stageCounts(false));
}
rmSync(reports, { recursive: true });

const { passed, failed } = sumCounts(counted);
if (failed > 0) process.exitCode = 1;
console.log(`\n${passed} passed, ${failed} failed`);
