import { dateInWords } from '#lib/clinics/words/provenance-words.ts';
import { payerPhrase, routePhrase } from '#lib/clinics/record/vocabulary-words.ts';
import type { Payer, Route } from '#lib/clinics/record/vocabulary.ts';
import { numberFormat } from '#lib/format/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { policyFor, type Policy, type PolicySource, type Strength } from './policies.ts';

export const strengthName: Record<Strength, () => string> = {
	primary: m.strength_primary,
	preprint: m.strength_preprint,
	secondary: m.strength_secondary
};

/** Who published a source, when, and how strong it is: "Zenodo, 2025; preprint, not yet …". */
export function publicationInWords({ publisher, date, strength }: PolicySource): string {
	const day = date ? dateInWords(date) : m.treatment_undated();
	return `${publisher ? `${publisher}, ${day}` : day}; ${strengthName[strength]()}`;
}

/** What a payer usually does for a route, in words; undefined when nothing is known. */
export function policySentence(payer: Payer, route: Route): string | undefined {
	const policy = policyFor(payer, route);
	return policy && policyInWords(policy);
}

/** A policy in one or two sentences. */
export function policyInWords(policy: Policy): string {
	return capitalised(policyAfterColon(policy));
}

/** The same, to stand after a colon: "private insurance rarely pays …". */
export function policyAfterColon(policy: Policy): string {
	const words = { payer: payerPhrase[policy.payer](), route: routePhrase[policy.route]() };
	switch (policy.usually) {
		case 'covered_with_criteria':
			return [
				m.policy_covered_with_criteria(words),
				policy.counted && m.policy_counted(policy.counted),
				policy.priorAuthorizationPercent &&
					m.policy_authorization_percent({ percent: policy.priorAuthorizationPercent })
			]
				.filter((sentence) => typeof sentence === 'string')
				.join(' ');
		case 'covered_with_authorization':
			return m.policy_covered_with_authorization(words);
		case 'differs_by_state':
			return m.policy_differs_by_state({
				...words,
				...policy.counted,
				authorized: policy.counted.withPriorAuthorization
			});
		case 'rarely':
			return policy.counted
				? m.policy_rarely_counted({ ...words, ...policy.counted })
				: m.policy_rarely(words);
		case 'not_listed':
			return m.policy_not_listed({ ...words, of: policy.counted.of });
		case 'not_covered':
			return m.policy_not_covered(words);
		case 'certified_va_sites':
			return m.policy_certified_va_sites(words);
		case 'case_by_case':
			return m.policy_case_by_case(words);
		case 'price':
			return m.policy_price({
				...words,
				price: numberFormat(getLocale()).format(policy.priceUsd)
			});
	}
}

function capitalised(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
