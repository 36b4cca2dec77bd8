/** Browsers by a word that only they say; those that call themselves another too come first. */
const BROWSERS = [
	['Edge', /\bEdg(e|A|iOS)?\//],
	['Firefox', /\b(Firefox|FxiOS)\//],
	['Chrome', /\b(Chrome|CriOS)\//],
	['Safari', /\bSafari\//]
] as const;

const SYSTEMS = [
	['Windows', /\bWindows\b/],
	['iPhone', /\biPhone\b/],
	['iPad', /\biPad\b/],
	['Android', /\bAndroid\b/],
	['macOS', /\bMac OS X\b/],
	['ChromeOS', /\bCrOS\b/],
	['Linux', /\bLinux\b/]
] as const;

/** A browser's name as its owner knows it again, "Firefox, Windows"; null: it is none we know. */
export function browserName(userAgent: string): string | null {
	const [browser, system] = [BROWSERS, SYSTEMS].map(
		(names) => names.find(([, pattern]) => pattern.test(userAgent))?.[0]
	);
	return [browser, system].filter(Boolean).join(', ') || null;
}
