/** How many tests, or stages that count as one, went well and how many did not. */
export interface Counts {
	passed: number;
	failed: number;
}

/** Vitest's JSON report. */
export interface VitestReport {
	numPassedTests: number;
	numFailedTests: number;
}

/** Playwright's JSON report. A flaky test passed at the second try. */
export interface PlaywrightReport {
	stats: { expected: number; flaky: number; unexpected: number };
}

/** A stage without tests counts as one. */
export function stageCounts(succeeded: boolean): Counts {
	return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * What a test runner counted. One that failed without a failing test (a file that can't be read, a
 * server that doesn't start) counts one failure, as does one that reports nothing.
 */
export function reportCounts(
	report: VitestReport | PlaywrightReport | undefined,
	succeeded: boolean
): Counts {
	if (!report) return { passed: 0, failed: 1 };
	const { passed, failed } =
		'stats' in report
			? {
					passed: report.stats.expected + report.stats.flaky,
					failed: report.stats.unexpected
				}
			: { passed: report.numPassedTests, failed: report.numFailedTests };
	return { passed, failed: !succeeded && failed === 0 ? 1 : failed };
}

/** All of them together. */
export function sumCounts(all: readonly Counts[]): Counts {
	return {
		passed: all.reduce((sum, one) => sum + one.passed, 0),
		failed: all.reduce((sum, one) => sum + one.failed, 0)
	};
}
