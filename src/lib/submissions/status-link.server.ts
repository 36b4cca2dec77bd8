import { localizeHref, type Locale } from '#lib/paraglide/runtime.js';
import type { Services } from '#lib/server/services.ts';

/** Where a sender sees how their submission stands. Whoever has the address sees it. */
export function statusPath({ secrets }: Pick<Services, 'secrets'>, id: string): string {
	return `/submissions/${id}?key=${secrets.hash('submission', id)}`;
}

/** The same as a link for mails, in the sender's language. */
export function statusLink(
	services: Pick<Services, 'secrets' | 'settings'>,
	id: string,
	locale: Locale
): string {
	return services.settings.origin + localizeHref(statusPath(services, id), { locale });
}
