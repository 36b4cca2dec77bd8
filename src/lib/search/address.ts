import type { Filters } from './query.ts';
import { filtersFromParams, filtersToParams, type ParameterProblem } from './query-url.ts';

/** A search as an address tells it. */
export interface Address {
	filters: Filters;
	/** What was typed for the place; empty: none. */
	near: string;
	problems: ParameterProblem[];
}

/**
 * Reads a search from an address. The place stands in the fragment (`#near=85004`), which browsers
 * never send; a form without JavaScript puts it in the query string, and then that counts.
 *
 * @param hash the fragment with its #; servers never see one
 */
export function readAddress(params: URLSearchParams, hash = ''): Address {
	const fragment = new URLSearchParams(hash.slice(1));
	const near = params.get('near') || fragment.get('near') || '';
	return { ...filtersFromParams(params), near };
}

/** The address of a search, with its place in the fragment, from a path on. */
export function privateAddress(path: string, filters: Filters, near: string): string {
	const query = filtersToParams(filters).toString();
	const fragment = near && new URLSearchParams({ near }).toString();
	return path + (query && `?${query}`) + (fragment && `#${fragment}`);
}

/** The address of a search and a page of its list with the place in the query string: without JavaScript. */
export function plainAddress(path: string, filters: Filters, near: string, page: number): string {
	const params = filtersToParams(filters);
	if (near) params.set('near', near);
	if (page > 1) params.set('page', String(page));
	const query = params.toString();
	return path + (query && `?${query}`);
}

/** A clinic's page, told which treatment and payer were asked about, and never the place. */
export function clinicAddress(path: string, { routes, payer }: Filters): string {
	const params = new URLSearchParams();
	if (routes.length === 1) params.set('route', routes[0]);
	if (payer) params.set('payer', payer);
	const query = params.toString();
	return path + (query && `?${query}`);
}

/**
 * Whether an address is the finder's own. A fragment that names a part of the page (a skip link)
 * isn't: it says nothing about the search.
 */
export function isAddressOfSearch(url: URL, path: string): boolean {
	const fragment = url.hash.slice(1);
	const same = withoutSlash(url.pathname) === withoutSlash(path);
	return same && (fragment === '' || new URLSearchParams(fragment).has('near'));
}

/** `/es/` and `/es` are one page. */
function withoutSlash(path: string): string {
	return path.replace(/\/$/, '');
}
