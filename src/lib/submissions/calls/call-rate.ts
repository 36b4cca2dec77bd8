import { m } from '#lib/paraglide/messages.js';
import { dateInWords } from '#lib/clinics/words/provenance-words.ts';
import { CALL_OUTCOMES, type CallOutcome } from './call-outcome.ts';
import type { CallReport } from './call-report.ts';

/** Reports from which on a rate is shown: one call says too little, and too much of its caller. */
export const LEAST_REPORTS = 5;

/** What callers of a clinic found in the last 12 months. */
export interface CallRate {
	/** How many reports it is made of. */
	reports: number;
	/** ISO date of the first of them. */
	since: string;
	/** Outcomes that were reported, the most frequent first. */
	outcomes: { outcome: CallOutcome; count: number; share: number }[];
}

/**
 * What callers found in the 12 months before `today`, that day included.
 *
 * @param today ISO date
 * @returns null: fewer than five reports
 */
export function callRate(
	reports: readonly Pick<CallReport, 'outcome' | 'calledOn'>[],
	today: string
): CallRate | null {
	const first = yearBefore(today);
	const recent = reports.filter(({ calledOn }) => calledOn > first && calledOn <= today);
	if (recent.length < LEAST_REPORTS) return null;
	const outcomes = CALL_OUTCOMES.map((outcome) => {
		const count = recent.filter((it) => it.outcome === outcome).length;
		return { outcome, count, share: count / recent.length };
	});
	return {
		reports: recent.length,
		since: recent.map(({ calledOn }) => calledOn).reduce((a, b) => (a < b ? a : b)),
		outcomes: outcomes.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
	};
}

/** The same day a year before; 28 February for a leap day. */
function yearBefore(today: string): string {
	const [year, month, day] = today.split('-');
	const isLeapDay = month === '02' && day === '29';
	return `${String(Number(year) - 1).padStart(4, '0')}-${month}-${isLeapDay ? '28' : day}`;
}

/** "4 of 6 callers could book", for each outcome that was reported. */
export function callRateInWords({ reports, outcomes }: CallRate): string[] {
	return outcomes.map(({ outcome, count }) => SENTENCES[outcome]({ count, of: reports }));
}

/** What the rate is made of: "From 6 reports since May 3, 2026." */
export function callRateBasis({ reports, since }: CallRate): string {
	return m.field_calls_basis({ reports, date: dateInWords(since) });
}

const SENTENCES: Record<CallOutcome, (words: { count: number; of: number }) => string> = {
	booked: m.field_calls_booked,
	wait_list: m.field_calls_wait_list,
	not_taking_patients: m.field_calls_not_taking_patients,
	not_offered: m.field_calls_not_offered,
	payer_refused: m.field_calls_payer_refused,
	wrong_number: m.field_calls_wrong_number,
	no_answer: m.field_calls_no_answer,
	closed: m.field_calls_closed
};
