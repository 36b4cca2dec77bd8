import type { Columns } from '#lib/clinics/columns/columns.ts';
import { bitsAt } from '#lib/clinics/columns/fact-words.ts';
import { PAYERS } from '#lib/clinics/record/vocabulary.ts';
import { rankAt } from '#lib/coverage/verdict/column-verdicts.ts';
import { COVERAGE_LEVELS } from '#lib/coverage/verdict/verdict.ts';
import { askedAt, routeBits } from './column-filters.ts';
import { freshTest } from './fresh.ts';
import type { ClinicFilters } from './index.ts';
import { passingRanks } from './payer.ts';
import { addBits, countsOf, newTally, type OptionCounts } from './tally.ts';

/** The filters that are asked of each treatment. */
export const TREATMENT_KEYS = ['routes', 'payer', 'coverage', 'fresh'] as const;

/**
 * Counts the options of the filters that are asked of treatments.
 *
 * @param today ISO date that verdicts and freshness are of
 */
export function treatmentCounts(columns: Columns, filters: ClinicFilters, today: string) {
	const { payer } = filters;
	const routes = routeBits(filters);
	const passing = passingRanks(filters.coverage);
	const levels = COVERAGE_LEVELS.map(passingRanks);
	const isChecked = freshTest(columns, today);
	const byRoute = newTally('routes');
	const byPayer = newTally('payer');
	const byLevel = newTally('coverage');
	const byFresh = newTally('fresh');

	const isPaid = (i: number, asked: number) =>
		payer === null || hasBit(passing, rankAt(columns, i, asked, payer, today));
	const isFresh = (i: number, asked: number) => !filters.fresh || isChecked(i, asked);
	/** Whether one of some routes (bits) at clinic `i` passes. */
	const suits = (i: number, asked: number) => isPaid(i, asked) && isFresh(i, asked);

	return {
		/** Whether one of the treatments asked for at clinic `i` passes. */
		pass(i: number): boolean {
			const asked = askedAt(columns, i, routes);
			return asked !== 0 && suits(i, asked);
		},
		/** Adds clinic `i`, which passes all that isn't asked of treatments. */
		add(i: number): void {
			const offered = bitsAt(columns, 'routes', i);
			if (suits(i, offered)) byRoute.any++;
			for (let left = offered; left !== 0; left &= left - 1) {
				if (suits(i, left & -left)) addBits(byRoute, left & -left);
			}
			const asked = askedAt(columns, i, routes);
			if (asked === 0) return;
			if (isChecked(i, asked) && isPaid(i, asked)) byFresh.options[0]++;
			if (!isFresh(i, asked)) return;
			byPayer.any++;
			PAYERS.forEach((one, n) => {
				if (hasBit(passing, rankAt(columns, i, asked, one, today))) byPayer.options[n]++;
			});
			const rank = payer && rankAt(columns, i, asked, payer, today);
			levels.forEach((level, n) => {
				if (rank === null || hasBit(level, rank)) byLevel.options[n]++;
			});
		},
		counts: (): Pick<OptionCounts, (typeof TREATMENT_KEYS)[number]> => ({
			routes: countsOf('routes', byRoute),
			payer: countsOf('payer', byPayer),
			coverage: countsOf('coverage', byLevel),
			fresh: countsOf('fresh', byFresh)
		})
	};
}

const hasBit = (bits: number, n: number): boolean => (bits & (1 << n)) !== 0;
