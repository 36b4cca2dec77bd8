import { escapeXml } from '#lib/format/escape-xml.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';

/** A mail, ready to be queued. */
export interface Letter {
	subject: string;
	text: string;
	html: string;
}

/** A paragraph, something quoted, or a link in a paragraph of its own. */
type Part = string | { quote: string } | { label: string; link: string };

/**
 * A letter as plain text and as HTML that says the same. Nothing in it is fetched, it sets no
 * colours, so that it reads as the reader's other mail does, and it names its language.
 */
export function letter(locale: Locale, subject: string, parts: readonly Part[]): Letter {
	const heading = oneLine(subject);
	const all: Part[] = [...parts, m.mail_footer({}, { locale })];
	return {
		subject: heading,
		text: all.map(asText).join('\n\n') + '\n',
		html: [
			`<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
			'<meta name="viewport" content="width=device-width, initial-scale=1">',
			'<meta name="color-scheme" content="light dark">',
			`<title>${escapeXml(heading)}</title></head>`,
			'<body style="font: 16px/1.5 sans-serif; max-width: 36em; padding: 1em">',
			...all.map(asHtml),
			'</body></html>\n'
		].join('\n')
	};
}

function asText(part: Part): string {
	if (typeof part === 'string') return part;
	if ('quote' in part) return part.quote.replace(/^/gm, '> ');
	return `${part.label}\n${part.link}`;
}

function asHtml(part: Part): string {
	if (typeof part === 'string') return `<p>${escapeXml(part)}</p>`;
	if ('quote' in part)
		return `<blockquote>${escapeXml(part.quote).replace(/\r?\n/g, '<br>')}</blockquote>`;
	return `<p><a href="${escapeXml(part.link)}">${escapeXml(part.label)}</a></p>`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Longest name that a mail repeats, in characters. */
const NAME_LENGTH = 100;

/**
 * A clinic's name as a mail says it. Anyone can propose a name and have the mail sent to anyone, so
 * that nothing in it may become a link.
 */
export function safeName(name: string): string {
	return oneLine(name)
		.replace(/:\/\/|@/g, ' ')
		.replace(/\.(?=\p{Letter}{2})/gu, '. ')
		.slice(0, NAME_LENGTH);
}
