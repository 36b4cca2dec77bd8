import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import type { Proof } from './claim.ts';
import { letter, safeName, type Letter } from '#lib/server/mail/letter.ts';

interface Decided {
	locale: Locale;
	clinicName: string;
	outcome: 'proved' | 'refused' | 'revoked';
	/** How control was proved; null: it was not. */
	proof: Proof | null;
	/** The moderator's reason. */
	answer: string | null;
	link: string;
}

const TEXTS = {
	proved: m.mail_claim_proved,
	refused: m.mail_claim_refused,
	revoked: m.mail_claim_revoked
};

const PROOFS: Record<Proof, (_: object, options: { locale: Locale }) => string> = {
	email_domain: m.mail_proof_email_domain,
	phone_code: m.mail_proof_phone_code,
	moderator: m.mail_proof_moderator
};

/** Tells someone what was decided on their claim to speak for a clinic. */
export function claimMail({ locale, clinicName, outcome, proof, answer, link }: Decided): Letter {
	const clinic = safeName(clinicName);
	const isProved = outcome === 'proved';
	const label = isProved ? m.mail_claim_link : m.mail_claim_again_link;
	return letter(locale, m.mail_claim_subject({ clinic }, { locale }), [
		TEXTS[outcome]({ clinic }, { locale }),
		...(isProved && proof ? [PROOFS[proof]({}, { locale })] : []),
		...(answer ? [m.mail_answer({}, { locale }), { quote: answer }] : []),
		{ label: label({}, { locale }), link }
	]);
}
