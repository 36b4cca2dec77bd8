/**
 * Numbers, dates and lists as people in the United States write them, in the language of the page.
 */

/**
 * The locale that numbers, dates and lists are written in. Spanish of nowhere in particular would
 * give "8,8 mi" beside prices of "$1050"; here it is "8.8 mi" and "$1,050".
 *
 * @param language a BCP 47 tag, such as "es"
 */
export function numberLocale(language: string): string {
	return `${language}-US`;
}

/** Remembers what it makes, by language and options: making a format takes far longer than using it. */
function remembering<Options, Format>(
	make: (locale: string, options?: Options) => Format
): (language: string, options?: Options) => Format {
	const made = new Map<string, Format>();
	return (language, options) => {
		const key = options ? language + JSON.stringify(options) : language;
		const known = made.get(key) ?? make(numberLocale(language), options);
		made.set(key, known);
		return known;
	};
}

/** How numbers are written in a language. */
export const numberFormat = remembering(
	(locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options)
);

/** How dates and times are written in a language. */
export const dateFormat = remembering(
	(locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options)
);

const listFormat = remembering(
	(locale, options?: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options)
);

/** "a, b, and c" in a language; or with another word before the last. */
export function listInWords(
	words: readonly string[],
	language: string,
	type: Intl.ListFormatType = 'conjunction'
): string {
	return listFormat(language, { type }).format(words);
}
