/**
 * The locale that numbers, dates and lists are written in, by the language of the page: as people in
 * the United States write them. Spanish of nowhere in particular would give "8,8 mi" beside prices
 * of "$1050"; here it is "8.8 mi" and "$1,050". It stands in this room since every other may import it.
 *
 * @param language a BCP 47 tag, such as "es"
 */
export function numberLocale(language: string): string {
	return `${language}-US`;
}
