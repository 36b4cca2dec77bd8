import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { payerProvenanceOf } from '#lib/clinics/record/provenance/provenance-of.ts';
import { isFresh } from '#lib/clinics/record/provenance/freshness.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import type { CoverageRow } from '#lib/clinics/record/service.ts';
import { LEVELS, type Payer, type Route } from '#lib/clinics/record/vocabulary.ts';

/** What a search may say of a clinic, a route and a payer; best first. */
export const VERDICTS = [
	'confirmed',
	'stated',
	'accepts_payer',
	'unknown',
	'not_accepted'
] as const;
export type VerdictKind = (typeof VERDICTS)[number];

/** "Would this payer pay for this treatment here?", as far as anyone has said. */
export interface Verdict {
	kind: VerdictKind;
	/** The route it speaks of; null: of the facility as a whole. */
	route: Route | null;
	/** The row it rests on, when it rests on one. */
	row: CoverageRow | null;
	/** Where the statement comes from; null when there is none. */
	provenance: Provenance | null;
}

/**
 * How a clinic's rows for one route and payer, and its facility-wide answer, make a verdict.
 *
 * - The best acceptance counts: one fresh in-network row is enough to confirm. But an acceptance
 *   that a later refusal of the whole payer contradicts, by a source trusted at least as much, no
 *   longer counts.
 * - A row that nobody but its source checked, or that is older than 90 days, is `stated`.
 * - A no to the payer as a whole is a no; a no to one plan or in one state isn't, for the rest.
 * - A superbill is no acceptance and no refusal: the person pays, and may claim. It is `unknown`,
 *   and says why.
 * - What is known of the route is nearer than what is known of the facility.
 *
 * @param today ISO date that freshness is measured from
 */
export function verdictOfRows(
	rows: readonly CoverageRow[],
	facility: { answer: 'accepted' | 'not_accepted'; provenance: Provenance } | null,
	route: Route | null,
	today: string
): Verdict {
	const refusals = rows.filter(
		(row) => row.participation === 'not_accepted' && !row.plan && !row.state
	);
	const noes = refusals.map((row) => row.provenance);
	if (facility?.answer === 'not_accepted') noes.push(facility.provenance);
	const accepted = rows.filter(
		(row) =>
			row.participation === 'in_network' && !noes.some((no) => contradicts(no, row.provenance))
	);
	const confirmed = newest(accepted.filter((row) => isConfirmed(row.provenance, today)));
	if (confirmed) {
		return { kind: 'confirmed', route, row: confirmed, provenance: confirmed.provenance };
	}
	const stated = newest(accepted);
	if (stated) return { kind: 'stated', route, row: stated, provenance: stated.provenance };

	const refused = newest(refusals);
	if (refused) return { kind: 'not_accepted', route, row: refused, provenance: refused.provenance };

	const superbill = newest(rows.filter((row) => row.participation === 'superbill'));
	if (superbill)
		return { kind: 'unknown', route, row: superbill, provenance: superbill.provenance };

	if (facility) {
		const kind = facility.answer === 'accepted' ? 'accepts_payer' : 'not_accepted';
		return { kind, route: null, row: null, provenance: facility.provenance };
	}
	return { kind: 'unknown', route: null, row: null, provenance: null };
}

/** Whether a statement was checked later than another, by someone trusted at least as much. */
function contradicts(later: Provenance, earlier: Provenance): boolean {
	return (
		(later.checkedAt ?? '') > (earlier.checkedAt ?? '') &&
		LEVELS.indexOf(later.level) >= LEVELS.indexOf(earlier.level)
	);
}

/** Checked within 90 days by someone other than the source. */
function isConfirmed(provenance: Provenance, today: string): boolean {
	return provenance.level !== 'reported' && isFresh(provenance.checkedAt, today);
}

/** The row checked last; the first of them when equal. */
function newest(rows: readonly CoverageRow[]): CoverageRow | undefined {
	return rows.reduce<CoverageRow | undefined>(
		(best, row) =>
			!best || (row.provenance.checkedAt ?? '') > (best.provenance.checkedAt ?? '') ? row : best,
		undefined
	);
}

/**
 * The verdict on one route and payer at a clinic.
 *
 * @param route a route the clinic offers; null asks about the facility as a whole
 * @param today ISO date
 */
export function verdictFor(it: Clinic, route: Route | null, payer: Payer, today: string): Verdict {
	const rows = it.services
		.filter((service) => service.route === route)
		.flatMap((service) => service.coverage.filter((row) => row.payer === payer));
	const answer = it.payers[payer];
	const provenance = payerProvenanceOf(it, payer);
	return verdictOfRows(rows, answer && provenance ? { answer, provenance } : null, route, today);
}

/** The verdict that is best for the person, by the order of `VERDICTS`; the first when equal. */
export function bestVerdict(verdicts: readonly Verdict[]): Verdict | undefined {
	return verdicts.reduce<Verdict | undefined>(
		(best, one) => (!best || rank(one.kind) < rank(best.kind) ? one : best),
		undefined
	);
}

/** 0 for the best verdict, rising. */
export function rank(kind: VerdictKind): number {
	return VERDICTS.indexOf(kind);
}

export const COVERAGE_LEVELS = ['confirmed', 'accepted', 'any'] as const;
/** How sure a search must be: `confirmed` is strict, `accepted` the default, `any` adds unknown. */
export type CoverageLevel = (typeof COVERAGE_LEVELS)[number];

/** The verdicts that pass a payer filter. `not_accepted` never does. */
export const PASSING: Record<CoverageLevel, readonly VerdictKind[]> = {
	confirmed: ['confirmed', 'stated'],
	accepted: ['confirmed', 'stated', 'accepts_payer'],
	any: ['confirmed', 'stated', 'accepts_payer', 'unknown']
};
