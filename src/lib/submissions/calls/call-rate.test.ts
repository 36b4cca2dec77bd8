import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callRate, callRateBasis, callRateInWords } from './call-rate.ts';
import { CALL_OUTCOMES, type CallOutcome } from './call-outcome.ts';

const TODAY = '2026-11-23';
const calls = (calledOn: string, ...outcomes: CallOutcome[]) =>
	outcomes.map((outcome) => ({ outcome, calledOn }));

describe('what callers found', () => {
	it('is told from five reports on', () => {
		const four = calls('2026-11-01', 'booked', 'booked', 'no_answer', 'booked');
		expect(callRate(four, TODAY)).toBeNull();
		const rate = callRate([...four, ...calls('2026-05-03', 'booked', 'wrong_number')], TODAY);
		expect(rate).toEqual({
			reports: 6,
			since: '2026-05-03',
			outcomes: [
				{ outcome: 'booked', count: 4, share: 4 / 6 },
				{ outcome: 'no_answer', count: 1, share: 1 / 6 },
				{ outcome: 'wrong_number', count: 1, share: 1 / 6 }
			].toSorted((a, b) => b.count - a.count || order(a.outcome) - order(b.outcome))
		});
		expect(rate && callRateInWords(rate)[0]).toBe('4 of 6 callers could book.');
		expect(rate && callRateBasis(rate)).toBe('From 6 reports since May 3, 2026.');
	});

	it('leaves out what is older than a year, or not yet', () => {
		const outcomes = Array<CallOutcome>(5).fill('booked');
		expect(callRate(calls('2025-11-23', ...outcomes), TODAY)).toBeNull();
		expect(callRate(calls('2025-11-24', ...outcomes), TODAY)?.reports).toBe(5);
		expect(callRate(calls(TODAY, ...outcomes), TODAY)?.reports).toBe(5);
		expect(callRate(calls('2026-11-24', ...outcomes), TODAY)).toBeNull();
		expect(callRate(calls('2027-03-01', ...outcomes), '2028-02-29')?.reports).toBe(5);
		expect(callRate(calls('2027-02-28', ...outcomes), '2028-02-29')).toBeNull();
	});

	it('counts each report once', () => {
		const days = fc.constantFrom('2024-01-01', '2026-01-01', '2026-11-23', '2027-01-01');
		const report = fc.record({ outcome: fc.constantFrom(...CALL_OUTCOMES), calledOn: days });
		fc.assert(
			fc.property(fc.array(report), (reports) => {
				const rate = callRate(reports, TODAY);
				const counted = reports.filter(({ calledOn }) => calledOn.startsWith('2026'));
				expect(rate?.reports ?? null).toBe(counted.length < 5 ? null : counted.length);
				if (!rate) return;
				const { outcomes } = rate;
				expect(outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(rate.reports);
				expect(outcomes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
			})
		);
	});
});

const order = (outcome: string) => (CALL_OUTCOMES as readonly string[]).indexOf(outcome);
