import type { Columns } from '#lib/clinics/columns/columns.ts';
import { bitsAt, hasAll, hasAny, type FactWords } from '#lib/clinics/columns/fact-words.ts';
import { bitsOf } from '#lib/clinics/record/packed-value.ts';
import { ROUTES, type Route } from '#lib/clinics/record/vocabulary.ts';
import { columnFilter, type BitTest, type ColumnFilter } from '#lib/geo/column-filter.ts';
import type { FactBits, Filter } from './filter.ts';
import { freshTest } from './fresh.ts';
import { EACH_FILTER, FILTER_KEYS, type ClinicFilters, type FilterKey } from './index.ts';
import { payerTest } from './payer.ts';

/** A filter that looks at a clinic's own facts, whatever treatment is asked for. */
export interface PlainFilter {
	key: FilterKey;
	filter: Filter<ClinicFilters[FilterKey]>;
	looksAt: FactBits;
}

/** Those filters. Listed once: looking each up by its key is felt in a search of microseconds. */
export const PLAIN_FILTERS: readonly PlainFilter[] = FILTER_KEYS.flatMap((key) => {
	const filter = EACH_FILTER[key] as PlainFilter['filter'];
	return filter.looksAt ? [{ key, filter, looksAt: filter.looksAt }] : [];
});

/** The test of a filter that looks at a clinic's own facts; null: nothing is asked. */
export function plainTest(
	columns: FactWords,
	filters: ClinicFilters,
	{ key, filter, looksAt }: PlainFilter
): BitTest | null {
	const chosen = filter.chosen(filters[key]);
	if (chosen.length === 0) return null;
	const { fact, bits } = looksAt;
	let asked = 0;
	for (const one of chosen) asked |= bits[filter.options.indexOf(one)];
	return filter.kind === 'all_of' ? hasAll(columns, fact, asked) : hasAny(columns, fact, asked);
}

function addPlainTests(tests: BitTest[], columns: FactWords, filters: ClinicFilters): BitTest[] {
	for (const plain of PLAIN_FILTERS) {
		const test = plainTest(columns, filters, plain);
		if (test) tests.push(test);
	}
	return tests;
}

/**
 * Lets through the clinics with a treatment that filters ask for. A look at their bits settles most
 * of them.
 *
 * @param today ISO date that verdicts and freshness are of
 */
export function treatmentFilter(
	columns: Columns,
	filters: ClinicFilters,
	today: string
): ColumnFilter {
	const routes = routeBits(filters);
	const { tests, passes } = payerTest(columns, filters, today);
	const isFresh = filters.fresh ? freshTest(columns, today) : null;
	if (routes !== 0) tests.push(hasAny(columns, 'routes', routes));
	addPlainTests(tests, columns, filters);
	if (!passes && !isFresh) return columnFilter(tests);
	return columnFilter(tests, (i) => {
		const asked = askedAt(columns, i, routes);
		return (!passes || passes(i, asked)) && (!isFresh || isFresh(i, asked));
	});
}

/**
 * Lets through the referral places that filters ask for. They have no treatment: routes aren't asked
 * of them, the payer is a question to the facility as a whole, and nothing can be fresh.
 */
export function referralFilter(
	columns: Columns,
	filters: ClinicFilters,
	today: string
): ColumnFilter {
	const { tests, passes } = payerTest(columns, filters, today);
	const rest = (i: number): boolean => !filters.fresh && (!passes || passes(i, 0));
	return columnFilter(
		addPlainTests(tests, columns, filters),
		passes || filters.fresh ? rest : null
	);
}

/** Routes as bits: bit n is ROUTES[n]. 0: any route is asked for. */
export const routeBits = ({ routes }: { routes: readonly Route[] }): number =>
	bitsOf(ROUTES, routes);

/** The routes, as bits, that clinic `i` offers and that are asked for. */
export function askedAt(columns: FactWords, i: number, routes: number): number {
	const offered = bitsAt(columns, 'routes', i);
	return routes === 0 ? offered : offered & routes;
}
