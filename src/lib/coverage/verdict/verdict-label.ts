import { m } from '#lib/paraglide/messages.js';
import type { Payer, Route } from '#lib/clinics/record/vocabulary.ts';
import type { VerdictKind } from './verdict.ts';
import { verdictName } from './words.ts';

/**
 * A verdict in a few words, to stand beside its icon, said of a payer and a treatment: nobody's
 * cash is "this insurance", and a place as a whole leaves no treatment open.
 *
 * @param payer undefined: some insurance, as in a list where one was chosen
 * @param route null: the facility as a whole; undefined: some treatment
 */
export function verdictLabel(kind: VerdictKind, payer?: Payer, route?: Route | null): string {
	if (payer === 'self_pay') {
		if (kind === 'not_accepted') return m.clinic_label_refuses_cash();
		if (kind === 'unknown') return m.clinic_label_cash_unknown();
		return m.clinic_label_takes_cash();
	}
	if (route === null && kind === 'accepts_payer') return m.clinic_label_takes_payer();
	return verdictName[kind]();
}
