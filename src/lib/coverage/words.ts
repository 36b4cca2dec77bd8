import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { dateFormat, numberFormat } from '#lib/format/locale.ts';
import type { Provenance } from '#lib/clinics/provenance.ts';
import { isFresh } from '#lib/clinics/freshness.ts';
import { payerPhrase, routePhrase } from '#lib/clinics/words.ts';
import type { Payer, Route } from '#lib/clinics/vocabulary.ts';
import { policyFor, type Policy, type PolicySource, type Strength } from './policies.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

/** A verdict in a few words, to stand beside its icon. */
export const verdictName: Record<VerdictKind, () => string> = {
	confirmed: m.verdict_confirmed,
	stated: m.verdict_stated,
	accepts_payer: m.verdict_accepts_payer,
	unknown: m.verdict_unknown,
	not_accepted: m.verdict_not_accepted
};

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

/** An ISO date as people write it, in the language of the page. A bare year stays a year. */
export function dateInWords(iso: string): string {
	if (/^\d{4}$/.test(iso)) return iso;
	return dateFormat(getLocale(), {
		dateStyle: 'long',
		timeZone: 'UTC'
	}).format(new Date(iso));
}

/**
 * What every text that people take along ends with.
 *
 * @param today ISO date, which it bears
 */
export function caution(today: string): string {
	return `${m.disclaimer()} ${m.clinic_copied_on({ date: dateInWords(today) })}`;
}

/**
 * Why a verdict is what it is, in one or a few sentences.
 *
 * @param route the treatment asked about; null speaks of the facility as a whole
 */
export function verdictReason(verdict: Verdict, payer: Payer, route: Route | null): string {
	const words = { payer: payerPhrase[payer](), route: route ? routePhrase[route]() : '' };
	const { row } = verdict;
	switch (verdict.kind) {
		case 'confirmed':
		case 'stated': {
			const checked = verdict.provenance?.checkedAt;
			const date = checked ? dateInWords(checked) : '';
			const sentence =
				verdict.kind === 'confirmed'
					? m.reason_confirmed({ ...words, date })
					: checked
						? m.reason_stated_checked({ ...words, date })
						: m.reason_stated_unchecked(words);
			return [sentence, ...rowDetails(verdict)].join(' ');
		}
		case 'accepts_payer': {
			if (!route) return m.reason_accepts_payer_facility(words);
			const policy = policySentence(payer, route);
			if (!policy) return m.reason_accepts_payer(words);
			return payer === 'self_pay'
				? m.reason_accepts_self_pay({ ...words, policy })
				: m.reason_accepts_payer_policy({ ...words, policy });
		}
		case 'not_accepted':
			return row ? m.reason_refused_route(words) : m.reason_refused_facility(words);
		case 'unknown':
			if (row) return [m.reason_superbill(words), ...rowDetails(verdict)].join(' ');
			return route ? m.reason_unknown(words) : m.reason_unknown_facility(words);
	}
}

/** The plan, the state and the prior authorization that a verdict's row names. */
function rowDetails({ row }: Verdict): string[] {
	if (!row) return [];
	const authorization =
		row.priorAuthorization &&
		{
			required: m.reason_authorization_required,
			varies: m.reason_authorization_varies,
			not_required: m.reason_authorization_not_required
		}[row.priorAuthorization]();
	return [
		row.plan && m.reason_plan({ plan: row.plan }),
		row.state && m.reason_state({ state: row.state }),
		authorization
	].filter((sentence) => typeof sentence === 'string');
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

/**
 * Where a fact comes from and how fresh it is: "Reported by the facility to SAMHSA, 2024 edition;
 * not confirmed by anyone else".
 *
 * @param today ISO date that freshness is measured from
 */
export function provenanceInWords(provenance: Provenance, today: string): string {
	const source = {
		directory_import: () =>
			m.source_directory({ year: provenance.edition?.replace(/^.*-/, '') ?? '' }),
		clinic: m.source_clinic,
		payer_document: m.source_payer_document,
		phone_call: m.source_phone_call,
		patient_report: m.source_patient_report
	}[provenance.source]();
	const { checkedAt } = provenance;
	const freshness =
		checkedAt === null
			? m.source_not_confirmed()
			: isFresh(checkedAt, today)
				? m.source_checked({ date: dateInWords(checkedAt) })
				: m.source_not_confirmed_since({ date: dateInWords(checkedAt) });
	return `${source}; ${freshness}`;
}

function capitalised(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
