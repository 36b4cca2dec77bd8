import { dateInWords } from '#lib/clinics/words/provenance-words.ts';
import { payerPhrase, routePhrase } from '#lib/clinics/record/vocabulary-words.ts';
import type { Payer, Route } from '#lib/clinics/record/vocabulary.ts';
import { m } from '#lib/paraglide/messages.js';
import { policySentence } from '#lib/coverage/policies/policy-words.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

/** A verdict in a few words, to stand beside its icon. */
export const verdictName: Record<VerdictKind, () => string> = {
	confirmed: m.verdict_confirmed,
	stated: m.verdict_stated,
	accepts_payer: m.verdict_accepts_payer,
	unknown: m.verdict_unknown,
	not_accepted: m.verdict_not_accepted
};

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
