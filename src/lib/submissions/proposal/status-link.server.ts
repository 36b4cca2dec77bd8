import { localizeHref, type Locale } from '#lib/paraglide/runtime.js';
import type { Services } from '#lib/server/services.ts';

/** Where a sender sees how their submission stands. Anyone with the address sees it. */
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

/** The page of a clinic that is new in the directory, and where its own people claim it. */
export function addedLinks(
	{ settings }: Pick<Services, 'settings'>,
	clinicId: string,
	locale: Locale
): { listingLink: string; claimLink: string } {
	const link = (path: string) => settings.origin + localizeHref(path, { locale });
	return {
		listingLink: link(`/clinics/${clinicId}`),
		claimLink: link(`/clinics/${clinicId}/claim`)
	};
}
