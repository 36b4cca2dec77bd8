import { payerKey, type Columns } from '#lib/clinics/columns/columns.ts';
import { acceptedBit, HAS_COVERAGE, membersOf, refusedBit } from '#lib/clinics/columns/mask.ts';
import { isFresh } from '#lib/clinics/record/freshness.ts';
import type { CoverageRow } from '#lib/clinics/record/service.ts';
import { ROUTES, type Payer, type Route } from '#lib/clinics/record/vocabulary.ts';
import { bestVerdict, decide, rank, type Verdict } from './verdict.ts';

/**
 * The best verdict on a payer over some routes at clinic `i`, read from columns: the same as
 * `bestVerdict` over `verdictFor` each of them.
 *
 * @param routes bits of the routes; 0 asks about the facility as a whole
 * @param today ISO date
 */
export function verdictAt(
	columns: Columns,
	i: number,
	routes: number,
	payer: Payer,
	today: string
): Verdict {
	const facility = facilityAnswer(columns, i, payer);
	const verdicts = membersOf(ROUTES, routes).map((route) =>
		decide(rowsAt(columns, i, route, payer), facility, route, today)
	);
	return bestVerdict(verdicts) ?? decide([], facility, null, today);
}

export const ACCEPTS_PAYER = rank('accepts_payer');
const NOT_ACCEPTED = rank('not_accepted');
export const UNKNOWN = rank('unknown');

/** The rank of `verdictAt`, without building it where the mask says enough. */
export function rankAt(
	columns: Columns,
	i: number,
	routes: number,
	payer: Payer,
	today: string
): number {
	const mask = columns.mask[i];
	if (mask & HAS_COVERAGE) return rank(verdictAt(columns, i, routes, payer, today).kind);
	if (mask & acceptedBit(payer)) return ACCEPTS_PAYER;
	return mask & refusedBit(payer) ? NOT_ACCEPTED : UNKNOWN;
}

function rowsAt(columns: Columns, i: number, route: Route, payer: Payer): CoverageRow[] {
	if (!(columns.mask[i] & HAS_COVERAGE)) return [];
	const { start, row } = columns.coverage;
	const routes = columns.coverage.route;
	const wanted = ROUTES.indexOf(route);
	return row
		.slice(start[i], start[i + 1])
		.filter((one, n) => routes[start[i] + n] === wanted && one.payer === payer);
}

function facilityAnswer(columns: Columns, i: number, payer: Payer): Parameters<typeof decide>[1] {
	const provenance =
		columns.payerProvenance.get(payerKey(i, payer)) ??
		columns.provenances[columns.payersProvenance[i] - 1];
	const mask = columns.mask[i];
	if (!provenance) return null;
	if (mask & acceptedBit(payer)) return { answer: 'accepted', provenance };
	return mask & refusedBit(payer) ? { answer: 'not_accepted', provenance } : null;
}

/** For each provenance: 1 when someone checked it within 90 days of `today` (ISO). */
export function freshProvenances(columns: Columns, today: string): Uint8Array {
	return Uint8Array.from(columns.provenances, ({ checkedAt }) => Number(isFresh(checkedAt, today)));
}

/** Whether clinic `i` offers one of the routes (bits) and someone checked that lately. */
export function isFreshAt(columns: Columns, i: number, routes: number, fresh: Uint8Array): boolean {
	const { start, route, provenance } = columns.services;
	for (let s = start[i]; s < start[i + 1]; s++) {
		if (routes & (1 << route[s]) && fresh[provenance[s]]) return true;
	}
	return false;
}
