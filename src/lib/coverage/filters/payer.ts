import type { Columns } from '#lib/clinics/columns/columns.ts';
import { either, hasAny } from '#lib/clinics/columns/fact-words.ts';
import { bitsOf, YES } from '#lib/clinics/record/packed-value.ts';
import { PAYERS, type Payer } from '#lib/clinics/record/vocabulary.ts';
import { payerName, payerPhrase } from '#lib/clinics/record/vocabulary-words.ts';
import { ACCEPTS_PAYER, payerBit, rankAt, UNKNOWN } from '#lib/coverage/verdict/column-verdicts.ts';
import {
	COVERAGE_LEVELS,
	PASSING,
	VERDICTS,
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
	const passing = PASSING_RANKS[coverage];
	const accepted = hasAny(columns, 'payersAccepted', payerBit(payer));
	const bitsSayAll = hasBit(passing, ACCEPTS_PAYER) && !hasBit(passing, UNKNOWN);
	if (bitsSayAll && columns.coverage.row.length === 0) return { tests: [accepted], passes: null };
	const passes = (i: number, routes: number) =>
		hasBit(passing, rankAt(columns, i, routes, payer, today));
	if (hasBit(passing, UNKNOWN)) return { tests: [], passes };
	const known = hasAny(columns, 'hasCoverage', YES);
	if (!hasBit(passing, ACCEPTS_PAYER)) return { tests: [known], passes };
	const test = either(accepted, known);
	return { tests: test ? [test] : [], passes };
}

const hasBit = (bits: number, n: number): boolean => (bits & (1 << n)) !== 0;

const PASSING_RANKS = Object.fromEntries(
	COVERAGE_LEVELS.map((level) => [level, bitsOf(VERDICTS, PASSING[level])])
) as Record<CoverageLevel, number>;

/** The ranks of verdicts that pass, as bits. */
export function passingRanks(coverage: CoverageLevel): number {
	return PASSING_RANKS[coverage];
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
