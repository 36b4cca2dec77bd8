import { dateFormat } from '#lib/format/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** An instant as people write it, in the language of the page, to the minute: "…, 10:00 AM UTC". */
export function instantInWords(iso: string): string {
	return dateFormat(getLocale(), {
		year: 'numeric',
		month: 'long',
		day: 'numeric',
		hour: 'numeric',
		minute: '2-digit',
		timeZone: 'UTC',
		timeZoneName: 'short'
	}).format(new Date(iso));
}

export const roleName = {
	clinic: m.account_role_clinic,
	moderator: m.account_role_moderator,
	admin: m.account_role_admin
};
