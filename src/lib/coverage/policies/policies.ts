import type { Payer, Route } from '#lib/clinics/record/vocabulary.ts';
import file from '../../../../data/coverage-policies.json' with { type: 'json' };

/** How much weight a source bears: the payer's own word, a preprint, or hearsay. */
export type Strength = 'primary' | 'preprint' | 'secondary';

export interface PolicySource {
	id: string;
	title: string;
	/** null: no one document, but what is said here and there. */
	publisher: string | null;
	url: string | null;
	strength: Strength;
	/** ISO date or year of publication; null: undated. */
	date: string | null;
}

/** How many of the programs or insurers reviewed list the route. */
interface Counted {
	covering: number;
	of: number;
	withPriorAuthorization?: number;
}

/** What a payer usually does, with the figures that say so. */
type Finding =
	| {
			usually:
				| 'covered_with_criteria'
				| 'covered_with_authorization'
				| 'rarely'
				| 'not_covered'
				| 'certified_va_sites'
				| 'case_by_case';
			counted?: Counted;
			/** Of those that list the route, how many per cent ask for prior authorization. */
			priorAuthorizationPercent?: number;
	  }
	| { usually: 'differs_by_state'; counted: Required<Counted> }
	/** None of the programs or insurers reviewed lists it: not the same as a no. */
	| { usually: 'not_listed'; counted: Counted }
	/** No insurer: the median of US dollars a visit that clinics ask. */
	| { usually: 'price'; priceUsd: number };

interface About {
	payer: Payer;
	route: Route;
	/** HCPCS codes it is billed under. */
	billingCodes?: string[];
}

/** A policy as the file has it: with the id of its source. */
export type PolicyEntry = About & Finding & { source: string };

/** General knowledge about a payer and a route, whichever clinic it is; never proof for one. */
export type Policy = About & Finding & { source: PolicySource };

/** Day the policies were written down, ISO. */
export const POLICIES_RECORDED = file.recorded;

/**
 * The policies of `data/coverage-policies.json`, which ships with the code. `policies.test.ts` holds
 * the file to a schema, so that a wrong amendment fails the tests, and no browser loads a validator.
 */
export const POLICIES: readonly Policy[] = (file.policies as unknown as PolicyEntry[]).map(
	(entry) => ({ ...entry, source: sourceNamed(entry.source) })
);

function sourceNamed(id: string): PolicySource {
	const source = (file.sources as PolicySource[]).find((one) => one.id === id);
	if (!source) throw new Error(`data/coverage-policies.json: no source is called "${id}".`);
	return source;
}

/** What is generally known of a payer and a route; undefined when nothing is. */
export function policyFor(payer: Payer, route: Route): Policy | undefined {
	return POLICIES.find((one) => one.payer === payer && one.route === route);
}

/** Median of what clinics ask of people who pay themselves, US dollars a visit; undefined: not known. */
export function listedPrice(route: Route): number | undefined {
	const policy = policyFor('self_pay', route);
	return policy?.usually === 'price' ? policy.priceUsd : undefined;
}
