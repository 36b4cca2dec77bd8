import { readdirSync, readFileSync } from 'node:fs';

/** Every text of a language's messages, each case of a plural by itself. */
function textsOf(language: string): string[] {
	return readdirSync(`messages/${language}`).flatMap((file) =>
		Object.values(
			JSON.parse(readFileSync(`messages/${language}/${file}`, 'utf8')) as Record<
				string,
				string | { match: Record<string, string> }[]
			>
		).flatMap((text) => (typeof text === 'string' ? text : Object.values(text[0].match)))
	);
}

const PLACE = /\{\w+\}/;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a message says something by itself, in words that only one language has. */
const isWorded = (text: string) =>
	(
		text
			.split(PLACE)
			.join(' ')
			.match(/\p{L}{2,}/gu) ?? []
	).length > 1;

const spanish = new Set(textsOf('es'));
const MESSAGES = textsOf('en')
	.filter((text) => isWorded(text) && !spanish.has(text))
	.map((text) => new RegExp(`^${text.split(PLACE).map(escaped).join('.+')}$`, 's'));

/** Words of English sentences that neither Spanish nor the names of clinics have. */
const WORDS =
	/\b(are|be|can't|cannot|from|has|have|is|must|not|please|that|there|this|was|were|with|you|your)\b/gi;

const isEnglish = (text: string): boolean =>
	MESSAGES.some((message) => message.test(text)) ||
	new Set(text.match(WORDS)?.map((word) => word.toLowerCase())).size > 1;

const ENTITIES: Record<string, string> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'"
};

/**
 * The texts of a page that are in English without saying so (`lang="en"`): those of our messages, and
 * whatever else has several English words. Names and titles have none or few.
 */
export function englishIn(html: string): string[] {
	const shown = html
		.replace(/<!--.*?-->/gs, '')
		.replace(/<(script|style|noscript|textarea)\b.*?<\/\1>/gs, '')
		.replace(/<(?!html)(\w+)\b[^>]*\blang="en"[^>]*>.*?<\/\1>/gs, '');
	const texts = shown.matchAll(/>([^<]+)(?=<)|\b(?:aria-label|alt|title|content)="([^"]*)"/g);
	return [...texts]
		.map(([, text, attribute]) => text ?? attribute ?? '')
		.map((text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (it) => ENTITIES[it] ?? it).trim())
		.filter(isEnglish);
}
