import type { Columns } from '#lib/clinics/columns/columns.ts';
import {
	acceptedBit,
	ageBit,
	ANY_ROUTE,
	HAS_COVERAGE,
	helpBit,
	routeBit,
	TELEHEALTH
} from '#lib/clinics/columns/mask.ts';
import { FACILITY_KINDS, LANGUAGES } from '#lib/clinics/record/vocabulary.ts';
import { simplify, type Sieve } from '#lib/geo/sieve.ts';
import type { ClinicFilters } from './clinic-filters.ts';
import {
	ACCEPTS_PAYER,
	freshProvenances,
	isFreshAt,
	rankAt,
	UNKNOWN
} from '#lib/coverage/verdict/column-verdicts.ts';
import { PASSING, rank } from '#lib/coverage/verdict/verdict.ts';

/** Filters as bits, ready to be tested against columns. Place and radius are not among them. */
export interface Criteria {
	/** Any of these route bits; 0: whatever is offered. */
	routes: number;
	/** All of these mask bits: telehealth, age, help with paying. */
	all: number;
	/** Any of these language bits; 0: any language. */
	language: number;
	/** Any of these kinds, as bits; 0: any kind. */
	kinds: number;
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
	let all = filters.telehealth ? TELEHEALTH : 0;
	if (filters.age) all |= ageBit(filters.age);
	for (const help of filters.assistance) all |= helpBit(help);
	return {
		routes: filters.routes.reduce((bits, route) => bits | routeBit(route), 0),
		all,
		language: filters.language ? 1 << LANGUAGES.indexOf(filters.language) : 0,
		kinds: filters.kinds.reduce((bits, kind) => bits | (1 << FACILITY_KINDS.indexOf(kind)), 0),
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
 * Lets through the clinics with a treatment that meet the criteria. A look at their mask settles
 * most of them.
 */
export function treatmentSieve(columns: Columns, it: Criteria): Sieve {
	const { mask } = columns;
	const { all, fresh } = it;
	const any = it.routes || ANY_ROUTE;
	const { either, passes } = payerTest(columns, it);
	const suits = kindAndLanguageTest(columns, it);
	const rest = (i: number): boolean =>
		(suits === null || suits(i)) &&
		(passes === null || passes(i, mask[i] & any)) &&
		(fresh === null || isFreshAt(columns, i, mask[i] & any, fresh));
	return simplify({
		words: mask,
		all,
		any,
		either,
		rest: suits || passes || fresh ? rest : null
	});
}

/**
 * Lets through the referral places that meet the criteria. They have no treatment: routes aren't
 * asked of them, the payer is a question to the facility as a whole, and nothing can be fresh.
 */
export function referralSieve(columns: Columns, it: Criteria): Sieve {
	const { either, passes } = payerTest(columns, it);
	const suits = kindAndLanguageTest(columns, it);
	const rest = (i: number): boolean =>
		it.fresh === null && (suits === null || suits(i)) && (passes === null || passes(i, 0));
	return simplify({ words: columns.mask, all: it.all, any: 0, either, rest });
}

/**
 * The payer filter: one of the bits `either`, and `passes`. null: the bits say enough, which they
 * do by default wherever nothing is known of single treatments.
 */
function payerTest(
	columns: Columns,
	{ payer, passing, today }: Criteria
): { either: number; passes: ((i: number, routes: number) => boolean) | null } {
	if (payer === null) return { either: 0, passes: null };
	const passesAt = (rank: number) => (passing & (1 << rank)) !== 0;
	const anyRows = columns.coverage.row.length > 0;
	const passes = (i: number, routes: number) => passesAt(rankAt(columns, i, routes, payer, today));
	if (passesAt(UNKNOWN)) return { either: 0, passes };
	if (!passesAt(ACCEPTS_PAYER)) return { either: HAS_COVERAGE, passes };
	return anyRows
		? { either: acceptedBit(payer) | HAS_COVERAGE, passes }
		: { either: acceptedBit(payer), passes: null };
}

/** null: any kind and language will do. */
function kindAndLanguageTest(
	{ languages, kind }: Columns,
	it: Criteria
): ((i: number) => boolean) | null {
	if (it.language === 0 && it.kinds === 0) return null;
	return (i) =>
		(it.language === 0 || (languages[i] & it.language) !== 0) &&
		(it.kinds === 0 || (it.kinds & (1 << kind[i])) !== 0);
}
