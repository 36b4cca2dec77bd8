import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import { letter, type Letter } from '#lib/server/mail/letter.ts';

interface Way {
	locale: Locale;
	link: string;
	/** How long the link works. */
	minutes: number;
}

/** A link that signs its reader in. */
export function signInMail({ locale, link, minutes }: Way): Letter {
	return letter(locale, m.mail_sign_in_subject({}, { locale }), [
		m.mail_sign_in_text({}, { locale }),
		{ label: m.mail_sign_in_link({}, { locale }), link },
		timeInWords(locale, minutes),
		m.mail_sign_in_ignore({}, { locale })
	]);
}

/** A link that lets a moderator choose a password. */
export function passwordMail({ locale, link, minutes }: Way): Letter {
	return letter(locale, m.mail_password_subject({}, { locale }), [
		m.mail_password_text({}, { locale }),
		{ label: m.mail_password_link({}, { locale }), link },
		timeInWords(locale, minutes),
		m.mail_password_ignore({}, { locale })
	]);
}

function timeInWords(locale: Locale, minutes: number): string {
	const hours = minutes / 60;
	if (hours < 2) return m.mail_works_minutes({ minutes }, { locale });
	if (hours < 48) return m.mail_works_hours({ hours: Math.floor(hours) }, { locale });
	return m.mail_works_days({ days: Math.floor(hours / 24) }, { locale });
}
