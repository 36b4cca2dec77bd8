import { getLocale, localizeHref, type Locale } from '#lib/paraglide/runtime.js';

/**
 * The address of a page in a language, the page's own by default. The first page of a language has
 * no slash at its end, as the server wants it: with one, every link would cost a redirect.
 */
export function pageHref(path: string, locale: Locale = getLocale()): string {
	return localizeHref(path, { locale }).replace(/(.)\/$/, '$1');
}
