import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { treats } from '#lib/clinics/record/provenance/provenance-of.ts';
import { PAYERS, ROUTES, type Payer, type Route } from '#lib/clinics/record/vocabulary.ts';
import { bestVerdict, verdictFor, type Verdict } from './verdict.ts';

/** What someone came to a clinic's page with: part of their search, never their place. */
export interface ClinicQuestion {
	payer: Payer | null;
	route: Route | null;
}

/** Reads `payer` and `route`. Several routes ask about none in particular; what is unknown is left. */
export function readClinicQuestion(params: URLSearchParams): ClinicQuestion {
	const payer = PAYERS.find((one) => one === params.get('payer')) ?? null;
	const routes = ROUTES.filter((one) => params.getAll('route').includes(one));
	return { payer, route: routes.length === 1 ? routes[0] : null };
}

/** The answer a clinic's page leads with. */
export interface Answer {
	payer: Payer;
	/** The treatment it speaks of; null: the facility as a whole. */
	route: Route | null;
	verdict: Verdict;
	/** The treatment asked about isn't reported here. */
	notReported: Route | null;
	/** Treatments are offered here, so that a facility-wide answer leaves open whether for them. */
	offers: boolean;
}

/**
 * The answer to what someone asked; null when they named no payer. A treatment that isn't reported
 * here gets no verdict of its own, since there is nothing to pay for.
 *
 * @param today ISO date
 */
export function answerTo(
	it: Clinic,
	{ payer, route }: ClinicQuestion,
	today: string
): Answer | null {
	if (!payer) return null;
	const offered = [...new Set(it.services.map((service) => service.route))];
	const offers = treats(it);
	const notReported = route && offers && !offered.includes(route) ? route : null;
	if (route && offered.includes(route)) {
		return { payer, route, verdict: verdictFor(it, route, payer, today), notReported, offers };
	}
	if (notReported || offered.length === 0) {
		return { payer, route: null, verdict: verdictFor(it, null, payer, today), notReported, offers };
	}
	const verdict = bestVerdict(offered.map((one) => verdictFor(it, one, payer, today)));
	if (!verdict) return null;
	const only = offered.length === 1 ? offered[0] : null;
	return { payer, route: verdict.route ?? only, verdict, notReported, offers };
}
