import type { Columns } from '#lib/clinics/columns/columns.ts';
import { bitsAt } from '#lib/clinics/columns/fact-words.ts';
import { passesTest } from '#lib/geo/column-filter.ts';
import { PLAIN_FILTERS, plainTest } from './column-filters.ts';
import type { FactBits } from './filter.ts';
import type { ClinicFilters } from './index.ts';
import { addBits, countsOf, newTally, type OptionCounts } from './tally.ts';
import type { TREATMENT_KEYS } from './treatment-counts.ts';

type PlainCounts = Omit<OptionCounts, (typeof TREATMENT_KEYS)[number]>;

/**
 * Counts the options of the filters that look at a clinic's own facts. A clinic that fails one filter
 * counts for that filter's options only.
 */
export function plainCounts(columns: Columns, filters: ClinicFilters) {
	const parts = PLAIN_FILTERS.map((plain, n) => {
		const { key, filter, looksAt } = plain;
		const test = plainTest(columns, filters, plain);
		// Where all that is chosen is needed, no other option makes up for one that is missing.
		const forgiven = filter.kind === 'all_of' ? 0 : 1 << n;
		return { key, looksAt, test, bit: 1 << n, forgiven, tally: newTally(key) };
	});
	const asked = parts.flatMap(({ test, bit }) => (test ? [{ test, bit }] : []));
	return {
		/** The filters that clinic `i` fails, a bit for each. The highest bit is never used. */
		failures(i: number): number {
			let failed = 0;
			for (const { test, bit } of asked) if (!passesTest(test, i)) failed |= bit;
			return failed;
		},
		/** Adds clinic `i`, which passes everything but what `failed` says. */
		add(i: number, failed: number): void {
			for (const { looksAt, forgiven, tally } of parts) {
				if ((failed & ~forgiven) !== 0) continue;
				tally.any++;
				addBits(tally, optionsIn(looksAt, bitsAt(columns, looksAt.fact, i)));
			}
		},
		counts: (): PlainCounts =>
			Object.fromEntries(parts.map(({ key, tally }) => [key, countsOf(key, tally)])) as PlainCounts
	};
}

/** The options that bits of a fact stand for: bit n for option n. */
function optionsIn({ bits }: FactBits, found: number): number {
	let options = 0;
	for (let n = 0; n < bits.length; n++) if (found & bits[n]) options |= 1 << n;
	return options;
}
