import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import { letter, safeName, type Letter } from '#lib/server/mail/letter.ts';

/** Tells a sender that a submission arrived, and where to see how it stands. */
export function receivedMail(it: { locale: Locale; clinicName: string; link: string }): Letter {
	const { locale, link } = it;
	const clinic = safeName(it.clinicName);
	return letter(locale, m.mail_received_subject({ clinic }, { locale }), [
		m.mail_received_text({ clinic }, { locale }),
		{ label: m.mail_status_link({}, { locale }), link },
		m.mail_received_ignore({}, { locale })
	]);
}
