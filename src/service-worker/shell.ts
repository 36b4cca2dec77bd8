/** Pages that open offline, in each language. Their search and place are never part of a key. */
const PAGES = ['/', '/saved', '/treatment', '/treatment/questions', '/offline'];

/** Prefix of each language's addresses. */
const LANGUAGES = ['', '/es'];

/** Ends the address of the data that Kit fetches for a page. */
const DATA = '/__data.json';

/** Paths of the pages that open offline: "/", "/es", "/treatment" … */
export const SHELL_PAGES: readonly string[] = LANGUAGES.flatMap((language) =>
	PAGES.map((page) => (page === '/' ? language || '/' : language + page))
);

/** What the worker does with a request of this origin. */
export type Plan =
	/** Answered from the cache, else fetched and kept. */
	| { kind: 'asset' | 'place' }
	| { kind: 'directory'; version: string }
	/** Fetched; when that fails, the kept copy, else the page that says so. */
	| { kind: 'page'; fallbacks: string[] }
	| { kind: 'data'; fallbacks: string[] }
	/** Left to the browser. */
	| { kind: 'network' };

/**
 * Decides by the path alone: what follows "?" or "#" tells where a person is and what they look
 * for, so that nothing is ever kept under it.
 *
 * @param pathname as asked for
 * @param navigates whether the browser opens a page
 * @param assets paths of the built files
 */
export function planFor(pathname: string, navigates: boolean, assets: ReadonlySet<string>): Plan {
	if (navigates) {
		const page = shellPage(pathname);
		const offline = pathname === '/es' || pathname.startsWith('/es/') ? '/es/offline' : '/offline';
		return { kind: 'page', fallbacks: page ? [page, offline] : [offline] };
	}
	if (assets.has(pathname)) return { kind: 'asset' };
	if (pathname.startsWith('/places/')) return { kind: 'place' };
	const version = versionOf(pathname);
	if (version) return { kind: 'directory', version };
	const page = pathname.endsWith(DATA) ? shellPage(pathname.slice(0, -DATA.length)) : undefined;
	return page ? { kind: 'data', fallbacks: [dataOf(page)] } : { kind: 'network' };
}

/** The version of the directory that a file belongs to; undefined: it is no file of a directory. */
function versionOf(pathname: string): string | undefined {
	return /^\/directory\/([0-9a-f]{16})\//.exec(pathname)?.[1];
}

/**
 * Files of older directories, which nothing needs once a newer one is held whole; none before that.
 *
 * @param held paths of the files that are kept
 * @param newest paths of the newest directory's files
 */
export function outdated(held: readonly string[], newest: readonly string[]): string[] {
	if (newest.length === 0 || !newest.every((path) => held.includes(path))) return [];
	const versions = newest.map(versionOf);
	return held.filter((path) => !versions.includes(versionOf(path)));
}

/** Where Kit fetches the data of a page. */
export function dataOf(page: string): string {
	return (page === '/' ? '' : page) + DATA;
}

/**
 * Whether a static file is kept from the start. Places are kept as they are asked for; the basemap
 * is too large to keep.
 */
export function isShellFile(path: string): boolean {
	return !path.startsWith('/places/') && !path.startsWith('/basemap/');
}

/** The kept page at a path, with or without a slash at the end. */
function shellPage(pathname: string): string | undefined {
	const path = pathname.replace(/\/+$/, '') || '/';
	return SHELL_PAGES.find((page) => page === path);
}
