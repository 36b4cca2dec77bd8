import { PAYERS, ROUTES, type Payer, type Route } from '#lib/clinics/vocabulary.ts';
import file from '../../../data/coverage-policies.json' with { type: 'json' };

/** What a payer usually does for a route, whoever the clinic is. */
export const USUALLY = [
	'covered_with_criteria',
	'covered_with_authorization',
	'differs_by_state',
	'rarely',
	/** None of the programs or insurers reviewed lists it: not the same as a no. */
	'not_listed',
	'not_covered',
	'certified_va_sites',
	'case_by_case',
	/** No insurer: what clinics ask. */
	'price'
] as const;
export type Usually = (typeof USUALLY)[number];

/** How much weight a source bears: the payer's own word, a preprint, or hearsay. */
export type Strength = 'primary' | 'preprint' | 'secondary';

export interface PolicySource {
	id: string;
	title: string;
	publisher: string;
	url: string | null;
	strength: Strength;
	/** ISO date or year of publication; null: undated. */
	date: string | null;
}

/** General knowledge about a payer and a route; never proof for one clinic. */
export interface Policy {
	payer: Payer;
	route: Route;
	usually: Usually;
	/** How many of the programs or insurers reviewed list the route. */
	counted?: { covering: number; of: number; withPriorAuthorization?: number };
	/** Of those that list the route, how many per cent ask for prior authorization. */
	priorAuthorizationPercent?: number;
	/** Median US dollars a visit that clinics ask. */
	priceUsd?: number;
	/** HCPCS codes it is billed under. */
	billingCodes?: string[];
	source: PolicySource;
}

interface RawPolicy extends Omit<Policy, 'payer' | 'route' | 'usually' | 'source'> {
	payer: string;
	route: string;
	usually: string;
	source: string;
}

/**
 * The policies of `data/coverage-policies.json`. The file ships with the code and is checked when
 * this module loads, so that a wrong amendment fails the build and not a search.
 *
 * @throws Error that names the entry and what is wrong with it
 */
function readPolicies(raw: { sources: unknown; policies: unknown }): Policy[] {
	const sources = raw.sources as PolicySource[];
	return (raw.policies as RawPolicy[]).map((entry) => {
		const source = sources.find((one) => one.id === entry.source);
		const payer = PAYERS.find((one) => one === entry.payer);
		const route = ROUTES.find((one) => one === entry.route);
		const usually = USUALLY.find((one) => one === entry.usually);
		if (!source || !payer || !route || !usually) {
			throw new Error(
				`data/coverage-policies.json: ${JSON.stringify(entry)} names an unknown ` +
					`${!source ? 'source' : !payer ? 'payer' : !route ? 'route' : 'usually'}.`
			);
		}
		return { ...entry, payer, route, usually, source };
	});
}

/** Day the policies were written down, ISO. */
export const POLICIES_RECORDED = file.recorded;

export const POLICIES: readonly Policy[] = readPolicies(file);

/** What is generally known of a payer and a route; undefined when nothing is. */
export function policyFor(payer: Payer, route: Route): Policy | undefined {
	return POLICIES.find((one) => one.payer === payer && one.route === route);
}
