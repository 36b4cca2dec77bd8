import { localizeHref } from '#lib/paraglide/runtime.js';
import type { AccountLink, SendLink } from './auth.server.ts';
import { queueMail } from '#lib/server/mail/outbox.ts';
import type { Services } from '#lib/server/services.ts';
import { passwordMail, signInMail } from './sign-in-mail.server.ts';

/** Mails the links that let people in. */
export function accountMail({
	database,
	settings
}: Pick<Services, 'database' | 'settings'>): SendLink {
	return async (link) => {
		const { kind, locale, minutes } = link;
		const mail = kind === 'sign_in' ? signInMail : passwordMail;
		const address = settings.origin + localizeHref(pathOf(link), { locale });
		await queueMail(database.queries, {
			to: link.email,
			...mail({ locale, link: address, minutes })
		});
	};
}

function pathOf({ kind, token, next }: AccountLink): string {
	const page = kind === 'sign_in' ? '/sign-in/link' : '/sign-in/password';
	return `${page}?${new URLSearchParams({ token, ...(next && { next }) })}`;
}
