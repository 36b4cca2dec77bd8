import { describe, expect, it } from 'vitest';
import { reportCounts, stageCounts, sumCounts } from './test-counts.ts';

describe('the count of tests', () => {
	it('takes what the runners counted', () => {
		expect(reportCounts({ numPassedTests: 7, numFailedTests: 2 }, false)).toEqual({
			passed: 7,
			failed: 2
		});
		expect(reportCounts({ stats: { expected: 3, flaky: 1, unexpected: 0 } }, true)).toEqual({
			passed: 4,
			failed: 0
		});
	});

	it('never calls a failed run a success', () => {
		expect(reportCounts({ numPassedTests: 7, numFailedTests: 0 }, false).failed).toBe(1);
		expect(reportCounts(undefined, true).failed).toBe(1);
		expect(stageCounts(false).failed).toBe(1);
	});

	it('sums the stages', () => {
		expect(sumCounts([stageCounts(true), { passed: 4, failed: 2 }])).toEqual({
			passed: 5,
			failed: 2
		});
	});
});
