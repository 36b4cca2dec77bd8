/** One stretch of a credit line; with `href` it is a link. */
export interface CreditPart {
	text: string;
	href: string | null;
}

const ENTITIES: Record<string, string> = { amp: '&', copy: '©', lt: '<', gt: '>', quot: '"' };

/**
 * Takes the credit line of a map archive apart, so that it is shown as text and links and never as
 * markup: an operator's archive may hold anything. Links that are not http(s) become text.
 */
export function parseAttribution(html: string): CreditPart[] {
	const link = /<a\b[^>]*\bhref\s*=\s*["']([^"']*)["'][^>]*>([\s\S]*?)<\/a>/gi;
	const parts: CreditPart[] = [];
	let end = 0;
	for (const match of html.matchAll(link)) {
		parts.push({ text: plain(html.slice(end, match.index)), href: null });
		parts.push({ text: plain(match[2]), href: /^https?:\/\//i.test(match[1]) ? match[1] : null });
		end = match.index + match[0].length;
	}
	parts.push({ text: plain(html.slice(end)), href: null });
	return parts.filter(({ text }) => text);
}

function plain(html: string): string {
	return html
		.replace(/<[^>]*>/g, '')
		.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
