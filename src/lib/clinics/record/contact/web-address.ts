/** Longest address of a page that is taken, in characters. */
export const LONGEST_WEB_ADDRESS = 1000;

/** Names between dots, the last of letters: "clinic.example.org". Neither an IP address nor ".com". */
const PUBLIC_HOST = /^([a-z\d_]([a-z\d_-]*[a-z\d_])?\.)+([a-z]{2,}|xn--[a-z\d-]+)$/;

/**
 * The address of a page as people type it: with or without its scheme.
 *
 * @param known the address that is listed: stays exactly as it is when the same page is meant
 * @returns the whole address, a bare host without a slash at its end; undefined: not one of the public web
 */
export function readWebAddress(text: string, known?: string): string | undefined {
	const typed = text.trim();
	if (typed === known) return known;
	const read = wholeAddress(typed);
	return read !== undefined && known !== undefined && wholeAddress(known) === read ? known : read;
}

function wholeAddress(text: string): string | undefined {
	if (text.length > LONGEST_WEB_ADDRESS || /\s/.test(text)) return undefined;
	const address = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
	if (!address || !/^https?:$/.test(address.protocol)) return undefined;
	if (address.username || address.password || !PUBLIC_HOST.test(address.hostname)) return undefined;
	// Nobody typed the slash that a bare host gets.
	return address.href.replace(/^(https?:\/\/[^/]+)\/$/, '$1');
}

/** Whether a text is an address that a browser can open, as ours are stored. */
export function isWebAddress(text: string): boolean {
	return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}
