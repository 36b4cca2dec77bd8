import { dateFormat } from '#lib/format/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import { letter, safeName, type Letter } from '#lib/server/mail/letter.ts';

interface Due {
	locale: Locale;
	clinicName: string;
	/** Where one press says that everything is still right. */
	confirmLink: string;
	correctLink: string;
	/** Day on which the clinic last checked its facts, ISO; null: never. */
	checkedAt: string | null;
}

/** Asks a clinic whether its listing is still right. */
export function reminderMail(it: Due): Letter {
	const { locale, checkedAt } = it;
	const clinic = safeName(it.clinicName);
	return letter(locale, m.mail_reminder_subject({ clinic }, { locale }), [
		checkedAt
			? m.mail_reminder_text({ clinic, date: dayInWords(locale, checkedAt) }, { locale })
			: m.mail_reminder_never_text({ clinic }, { locale }),
		{ label: m.mail_reminder_confirm({}, { locale }), link: it.confirmLink },
		{ label: m.mail_reminder_correct({}, { locale }), link: it.correctLink },
		m.mail_reminder_end({}, { locale })
	]);
}

function dayInWords(locale: Locale, iso: string): string {
	return dateFormat(locale, {
		dateStyle: 'long',
		timeZone: 'UTC'
	}).format(new Date(iso));
}
