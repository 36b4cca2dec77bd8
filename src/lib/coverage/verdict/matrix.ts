import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { provenanceOf } from '#lib/clinics/record/provenance/provenance-of.ts';
import type { Provenance } from '#lib/clinics/record/provenance/provenance.ts';
import { PAYERS, ROUTES, type Payer, type Route } from '#lib/clinics/record/vocabulary.ts';
import { policyFor, type Policy, type PolicySource } from '#lib/coverage/policies/policies.ts';
import { verdictOfRows, verdictFor, type Verdict } from './verdict.ts';

/** One payer and one treatment at a clinic. */
export interface MatrixCell {
	/** null: the facility as a whole, where no treatment is offered. */
	route: Route | null;
	verdict: Verdict;
	/** What is known of other plans or states, each as a verdict of its own. */
	others: Verdict[];
	/** What the payer usually does; undefined when nothing is known, or no treatment is offered. */
	policy: Policy | undefined;
}

export interface MatrixRow {
	payer: Payer;
	/** false: nothing is reported of this payer, which is not a no. */
	reported: boolean;
	/** What the facility's own answer rests on, where the other payers' answers rest on another. */
	source: Provenance | undefined;
	cells: MatrixCell[];
}

export interface Matrix {
	routes: (Route | null)[];
	/** Payers of which something is reported come first; both parts in the order of PAYERS. */
	rows: MatrixRow[];
	/** The sources of the policies, each once: a policy's note is its place here, plus 1. */
	sources: PolicySource[];
}

/**
 * What is known of every payer and every treatment a clinic offers.
 *
 * @param today ISO date that freshness is measured from
 */
export function matrixFor(it: Clinic, today: string): Matrix {
	const offered = ROUTES.filter((route) => it.services.some((service) => service.route === route));
	const routes = offered.length > 0 ? offered : [null];
	const all = PAYERS.map((payer) => {
		const cells = routes.map((route) => cellFor(it, route, payer, today));
		return {
			payer,
			reported: cells.some(({ verdict }) => verdict.provenance !== null),
			source: provenanceOf(it, `payers/${payer}`),
			cells
		};
	});
	const rows = [...all.filter((row) => row.reported), ...all.filter((row) => !row.reported)];
	const sources = rows.flatMap((row) => row.cells.flatMap(({ policy }) => policy?.source ?? []));
	return { routes, rows, sources: [...new Set(sources)] };
}

function cellFor(it: Clinic, route: Route | null, payer: Payer, today: string): MatrixCell {
	const verdict = verdictFor(it, route, payer, today);
	const others = it.services
		.filter((service) => service.route === route)
		.flatMap((service) => service.coverage)
		.filter((row) => row.payer === payer && row !== verdict.row)
		.map((row) => verdictOfRows([row], null, route, today));
	return { route, verdict, others, policy: route ? policyFor(payer, route) : undefined };
}
