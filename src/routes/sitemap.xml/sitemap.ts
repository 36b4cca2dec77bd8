import { escapeXml } from '#lib/format/escape-xml.ts';
import { baseLocale, locales } from '#lib/paraglide/runtime.js';

/** Pages that search engines may list, by their address in the base language. */
const PAGES = ['/', '/access', '/treatment', '/treatment/questions', '/data', '/for-clinics'];

/** The address of a page in a language: `/es/treatment`. */
function inLocale(path: string, locale: string): string {
	if (locale === baseLocale) return path;
	return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

/**
 * A sitemap (sitemaps.org 0.9) of every page and clinic in every language, each naming its other
 * languages.
 *
 * @param origin of the site: "https://example.org"
 * @param clinicIds lower-case words joined by hyphens, so that nothing needs escaping
 */
export function sitemap(origin: string, clinicIds: readonly string[]): string {
	const escaped = escapeXml(origin);
	const paths = [...PAGES, ...clinicIds.map((id) => `/clinics/${id}`)];
	const entries = paths.flatMap((path) => {
		const addresses = locales.map((locale) => ({ locale, href: escaped + inLocale(path, locale) }));
		const alternates = addresses
			.map(
				({ locale, href }) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${href}"/>`
			)
			.join('');
		return addresses.map(({ href }) => `<url><loc>${href}</loc>${alternates}</url>`);
	});
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
		...entries,
		'</urlset>',
		''
	].join('\n');
}
