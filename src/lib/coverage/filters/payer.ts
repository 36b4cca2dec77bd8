import type { Columns } from '#lib/clinics/columns/columns.ts';
import { either, hasAny } from '#lib/clinics/columns/fact-words.ts';
import { YES } from '#lib/clinics/record/packed-value.ts';
import { PAYERS, type Payer } from '#lib/clinics/record/vocabulary.ts';
import { payerName, payerPhrase } from '#lib/clinics/record/vocabulary-words.ts';
import { ACCEPTS_PAYER, payerBit, rankAt, UNKNOWN } from '#lib/coverage/verdict/column-verdicts.ts';
import {
	COVERAGE_LEVELS,
	PASSING,
	rank,
	type CoverageLevel
} from '#lib/coverage/verdict/verdict.ts';
import { m } from '#lib/paraglide/messages.js';
import type { FilterWords, TreatmentTest } from './filter.ts';
import { grade, oneOf } from './kinds.ts';

/** Would this payer pay for one of the treatments asked for? */
export const payer = oneOf({ parameter: 'payer', options: PAYERS, looksAt: null, cost: 110 });

/** How sure that must be. */
export const coverage = grade({
	parameter: 'coverage',
	options: COVERAGE_LEVELS,
	preset: 'accepted',
	needs: 'payer',
	costs: { accepted: 50, any: 70 }
});

/**
 * The test that payer and coverage make together. By default bits say enough, wherever nothing is
 * known of single treatments.
 *
 * @param today ISO date that verdicts are of
 */
export function payerTest(
	columns: Columns,
	{ payer, coverage }: { payer: Payer | null; coverage: CoverageLevel },
	today: string
): TreatmentTest {
	if (payer === null) return { tests: [], passes: null };
	const passing = passingRanks(coverage);
	const passesAt = (rank: number) => (passing & (1 << rank)) !== 0;
	const passes = (i: number, routes: number) => passesAt(rankAt(columns, i, routes, payer, today));
	if (passesAt(UNKNOWN)) return { tests: [], passes };
	const known = hasAny(columns, 'hasCoverage', YES);
	if (!passesAt(ACCEPTS_PAYER)) return { tests: [known], passes };
	const accepted = hasAny(columns, 'payersAccepted', payerBit(payer));
	if (columns.coverage.row.length === 0) return { tests: [accepted], passes: null };
	const test = either(accepted, known);
	return { tests: test ? [test] : [], passes };
}

/** The ranks of verdicts that pass, as bits. */
export function passingRanks(coverage: CoverageLevel): number {
	return PASSING[coverage].reduce((bits, kind) => bits | (1 << rank(kind)), 0);
}

export const payerWords: FilterWords<Payer> = {
	section: 'basics',
	label: m.find_payer,
	none: m.find_any_payer,
	option: payerName,
	loosen: m.loosen_payer,
	documentation: m.data_api_payer
};

export const coverageWords: FilterWords<CoverageLevel> = {
	section: 'coverage',
	label: m.find_coverage,
	hint: m.find_coverage_hint,
	option: {
		confirmed: m.find_coverage_confirmed,
		accepted: m.find_coverage_accepted,
		any: m.find_coverage_any
	},
	loosen: ({ to, payer }) => {
		const words = { payer: payer ? payerPhrase[payer]() : '' };
		return to[0] === 'any' ? m.loosen_coverage_any(words) : m.loosen_coverage_accepted(words);
	},
	documentation: m.data_api_coverage
};
