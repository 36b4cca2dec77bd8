import { addressLines } from '#lib/clinics/record/facts/address.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { phoneInWords } from '#lib/clinics/record/contact/phone.ts';
import { routeName } from '#lib/clinics/record/vocabulary-words.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Question } from './questions.ts';
import { caution } from './words.ts';
import { provenanceInWords } from '#lib/clinics/words/provenance-words.ts';

/**
 * The call kit as plain text, to send to someone or keep in a note: who to call, what is reported
 * and by whom, what to ask.
 *
 * @param today ISO date, which the text bears
 */
export function callKitText(it: Clinic, questions: readonly Question[], today: string): string {
	const reported = it.services.map(
		({ route, provenance }) => `${routeName[route]()}: ${provenanceInWords(provenance, today)}.`
	);
	return [
		it.name,
		...(it.unit ? [it.unit] : []),
		...(it.phone ? [phoneInWords(it.phone)] : []),
		...(it.address.street === null ? [m.clinic_address_withheld()] : []),
		...addressLines(it.address),
		'',
		...(reported.length > 0 ? reported : [m.clinic_referral_label()]),
		'',
		...questions.map(({ words }) => `- ${words}`),
		'',
		caution(today)
	].join('\n');
}
