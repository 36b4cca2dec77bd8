/** Any origin will do: what leads away from it isn't ours. */
const HERE = 'https://here.invalid';

/** Characters of the longest path to return to: as a redirect, what is longer is refused by some programs. */
const LONGEST = 2000;

/**
 * Where to go after signing in: a path of this site, with its query, or null. `//host`, `/\host`,
 * `/.//host` and whatever else a browser reads as another host's address are not paths of ours.
 */
export function nextPath(text: unknown): string | null {
	if (
		typeof text !== 'string' ||
		text.length > LONGEST ||
		!/^\/(?![/\\])[^\\\s\p{C}]*$/u.test(text)
	)
		return null;
	const url = URL.canParse(text, HERE) ? new URL(text, HERE) : null;
	if (url?.origin !== HERE || url.pathname.startsWith('//')) return null;
	return url.pathname + url.search;
}

/** The sign-in page in the language of a page, which it leads back to unless its address is very long. */
export function signInPath({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string {
	const [language] = /^\/es(?=\/|$)/.exec(pathname) ?? [''];
	// `?/name` is an action of the page, where only its form can be sent.
	const page = pathname + (search.startsWith('?/') ? '' : search);
	if (page.length > LONGEST) return `${language}/sign-in`;
	return `${language}/sign-in?next=${encodeURIComponent(page)}`;
}
