/** Characters that XML 1.0 can't have in any form. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** An apostrophe by its number: mail programs that read old HTML know no `&apos;`. */
const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** A text as it may stand in XML, SVG or HTML, between tags or in quotes. */
export const escapeXml = (text: string): string =>
	text
		.toWellFormed()
		.replaceAll(FORBIDDEN, '')
		.replaceAll(/[&<>"']/g, (one) => ENTITIES[one]);
