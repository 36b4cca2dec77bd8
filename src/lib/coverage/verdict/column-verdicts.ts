import { payerKey, type Columns } from '#lib/clinics/columns/columns.ts';
import { bitsAt } from '#lib/clinics/columns/fact-words.ts';
import { membersIn } from '#lib/clinics/record/packed-value.ts';
import { isFresh } from '#lib/clinics/record/provenance/freshness.ts';
import type { CoverageRow } from '#lib/clinics/record/service.ts';
import { PAYERS, ROUTES, type Payer, type Route } from '#lib/clinics/record/vocabulary.ts';
import { bestVerdict, verdictOfRows, rank, type Verdict } from './verdict.ts';

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
	const verdicts = membersIn(ROUTES, routes).map((route) =>
		verdictOfRows(rowsAt(columns, i, route, payer), facility, route, today)
	);
	return bestVerdict(verdicts) ?? verdictOfRows([], facility, null, today);
}

export const ACCEPTS_PAYER = rank('accepts_payer');
const NOT_ACCEPTED = rank('not_accepted');
export const UNKNOWN = rank('unknown');

/** The rank of `verdictAt`, without building it where the payers' bits say enough. */
export function rankAt(
	columns: Columns,
	i: number,
	routes: number,
	payer: Payer,
	today: string
): number {
	if (bitsAt(columns, 'hasCoverage', i)) {
		return rank(verdictAt(columns, i, routes, payer, today).kind);
	}
	const bit = payerBit(payer);
	if (bitsAt(columns, 'payersAccepted', i) & bit) return ACCEPTS_PAYER;
	return bitsAt(columns, 'payersRefused', i) & bit ? NOT_ACCEPTED : UNKNOWN;
}

function rowsAt(columns: Columns, i: number, route: Route, payer: Payer): CoverageRow[] {
	if (!bitsAt(columns, 'hasCoverage', i)) return [];
	const { start, row } = columns.coverage;
	const routes = columns.coverage.route;
	const wanted = ROUTES.indexOf(route);
	return row
		.slice(start[i], start[i + 1])
		.filter((one, n) => routes[start[i] + n] === wanted && one.payer === payer);
}

function facilityAnswer(
	columns: Columns,
	i: number,
	payer: Payer
): Parameters<typeof verdictOfRows>[1] {
	const provenance =
		columns.payerProvenance.get(payerKey(i, payer)) ??
		columns.provenances[columns.payersProvenance[i] - 1];
	if (!provenance) return null;
	const bit = payerBit(payer);
	if (bitsAt(columns, 'payersAccepted', i) & bit) return { answer: 'accepted', provenance };
	const refuses = bitsAt(columns, 'payersRefused', i) & bit;
	return refuses ? { answer: 'not_accepted', provenance } : null;
}

/** The bit of a payer among those that a clinic accepts or refuses. */
export const payerBit = (payer: Payer): number => 1 << PAYERS.indexOf(payer);

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
