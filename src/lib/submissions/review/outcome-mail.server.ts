import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import { letter, safeName, type Letter } from '#lib/server/mail/letter.ts';

/** What became of a submission. */
export type Outcome = 'published' | 'partly_published' | 'rejected' | 'changes_requested';

interface Decided {
	locale: Locale;
	clinicName: string;
	outcome: Outcome;
	/** What the moderator says to it. */
	answer: string | null;
	link: string;
	/** Of a clinic that is new in the directory: its page, and where its own people claim it. */
	added?: { listingLink: string; claimLink: string } | null;
}

const TEXTS = {
	published: m.mail_outcome_published,
	partly_published: m.mail_outcome_partly_published,
	rejected: m.mail_outcome_rejected,
	changes_requested: m.mail_outcome_changes_requested
};

/** Tells a sender what was decided. */
export function outcomeMail({ locale, clinicName, outcome, answer, link, added }: Decided): Letter {
	const clinic = safeName(clinicName);
	return letter(locale, m.mail_outcome_subject({ clinic }, { locale }), [
		TEXTS[outcome]({ clinic }, { locale }),
		...(answer ? [m.mail_answer({}, { locale }), { quote: answer }] : []),
		...(added ? addedParts(locale, added) : []),
		{ label: m.mail_status_link({}, { locale }), link }
	]);
}

const addedParts = (locale: Locale, { listingLink, claimLink }: NonNullable<Decided['added']>) => [
	{ label: m.mail_outcome_listing({}, { locale }), link: listingLink },
	m.mail_outcome_claim({}, { locale }),
	{ label: m.mail_outcome_claim_link({}, { locale }), link: claimLink }
];
