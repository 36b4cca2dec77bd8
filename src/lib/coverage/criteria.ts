import type { Columns } from '#lib/clinics/columns/columns.ts';
import { bitsAt, either, hasAll, hasAny } from '#lib/clinics/columns/fact-words.ts';
import { bitsOf, YES } from '#lib/clinics/columns/packed-facts.ts';
import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	ROUTES
} from '#lib/clinics/record/vocabulary.ts';
import { columnFilter, type BitTest, type ColumnFilter } from '#lib/geo/column-filter.ts';
import type { ClinicFilters } from './clinic-filters.ts';
import {
	ACCEPTS_PAYER,
	freshProvenances,
	isFreshAt,
	payerBit,
	rankAt,
	UNKNOWN
} from '#lib/coverage/verdict/column-verdicts.ts';
import { PASSING, rank } from '#lib/coverage/verdict/verdict.ts';

/** Filters as bits, ready to be tested against columns. Place and radius are not among them. */
export interface Criteria {
	/** Any of these route bits; 0: whatever is offered. */
	routes: number;
	/** What a look at the bits of other facts settles. null: nothing is asked. */
	tests: Record<'telehealth' | 'age' | 'assistance' | 'language' | 'kind', BitTest | null>;
	payer: ClinicFilters['payer'];
	/** Bit r: the verdict of rank r passes. */
	passing: number;
	/** Which provenances are fresh; null: they needn't be. */
	fresh: Uint8Array | null;
	/** ISO date. */
	today: string;
}

/** The criteria that filters set. */
export function criteriaOf(columns: Columns, filters: ClinicFilters, today: string): Criteria {
	const { telehealth, age, language, kinds, assistance } = filters;
	return {
		routes: bitsOf(ROUTES, filters.routes),
		tests: {
			telehealth: telehealth ? hasAll(columns, 'telehealthTherapy', YES) : null,
			age: age && hasAll(columns, 'ages', bitsOf(AGE_GROUPS, [age])),
			assistance:
				assistance.length > 0
					? hasAll(columns, 'assistance', bitsOf(ASSISTANCE, assistance))
					: null,
			language: language && hasAll(columns, 'languages', bitsOf(LANGUAGES, [language])),
			kind: kinds.length > 0 ? hasAny(columns, 'kind', bitsOf(FACILITY_KINDS, kinds)) : null
		},
		payer: filters.payer,
		passing: passingBits(filters.coverage),
		fresh: filters.fresh ? freshProvenances(columns, today) : null,
		today
	};
}

/** The ranks of verdicts that pass a payer filter, as bits. */
export function passingBits(coverage: ClinicFilters['coverage']): number {
	return PASSING[coverage].reduce((bits, kind) => bits | (1 << rank(kind)), 0);
}

/**
 * Lets through the clinics with a treatment that meet the criteria. A look at their bits settles most
 * of them.
 */
export function treatmentFilter(columns: Columns, it: Criteria): ColumnFilter {
	const { fresh } = it;
	const payer = payerTest(columns, it);
	const asked = (i: number) => {
		const offered = bitsAt(columns, 'routes', i);
		return it.routes === 0 ? offered : offered & it.routes;
	};
	const rest = (i: number): boolean =>
		(payer.passes === null || payer.passes(i, asked(i))) &&
		(fresh === null || isFreshAt(columns, i, asked(i), fresh));
	return columnFilter(
		[hasAny(columns, 'routes', it.routes), ...payer.tests, ...plainTests(it)],
		payer.passes || fresh ? rest : null
	);
}

/**
 * Lets through the referral places that meet the criteria. They have no treatment: routes aren't
 * asked of them, the payer is a question to the facility as a whole, and nothing can be fresh.
 */
export function referralFilter(columns: Columns, it: Criteria): ColumnFilter {
	const { tests, passes } = payerTest(columns, it);
	const rest = (i: number): boolean => it.fresh === null && (passes === null || passes(i, 0));
	return columnFilter([...tests, ...plainTests(it)], passes || it.fresh ? rest : null);
}

const plainTests = ({ tests }: Criteria): BitTest[] =>
	Object.values(tests).filter((test) => test !== null);

/**
 * The payer filter: tests of bits, and `passes`. null: the bits say enough, which they do by default
 * wherever nothing is known of single treatments.
 */
function payerTest(
	columns: Columns,
	{ payer, passing, today }: Criteria
): { tests: BitTest[]; passes: ((i: number, routes: number) => boolean) | null } {
	if (payer === null) return { tests: [], passes: null };
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
