/** US postal abbreviations and spellings that mean the same in an address. */
const WORDS: Readonly<Record<string, string>> = {
	north: 'n',
	south: 's',
	east: 'e',
	west: 'w',
	northeast: 'ne',
	northwest: 'nw',
	southeast: 'se',
	southwest: 'sw',
	street: 'st',
	str: 'st',
	saint: 'st',
	sainte: 'ste',
	avenue: 'ave',
	av: 'ave',
	boulevard: 'blvd',
	drive: 'dr',
	road: 'rd',
	lane: 'ln',
	court: 'ct',
	circle: 'cir',
	place: 'pl',
	plaza: 'plz',
	parkway: 'pkwy',
	pky: 'pkwy',
	expressway: 'expy',
	freeway: 'fwy',
	turnpike: 'tpke',
	highway: 'hwy',
	hiway: 'hwy',
	route: 'rte',
	rt: 'rte',
	terrace: 'ter',
	trail: 'trl',
	square: 'sq',
	center: 'ctr',
	centre: 'ctr',
	crossing: 'xing',
	extension: 'ext',
	heights: 'hts',
	junction: 'jct',
	landing: 'lndg',
	mount: 'mt',
	mountain: 'mtn',
	point: 'pt',
	ridge: 'rdg',
	fort: 'ft',
	park: 'pk',
	valley: 'vly',
	county: 'co',
	first: '1st',
	second: '2nd',
	third: '3rd',
	fourth: '4th',
	fifth: '5th',
	sixth: '6th',
	seventh: '7th',
	eighth: '8th',
	ninth: '9th',
	tenth: '10th'
};

/** Directions and types of street, as `streetKey` writes them: addresses often leave them out. */
export const MINOR_WORDS: ReadonlySet<string> = new Set(
	'n s e w ne nw se sw st ave blvd dr rd ln ct cir pl plz pkwy hwy ter trl sq way'.split(' ')
);

/** A word that starts the part of an address inside a building, and what follows it. */
const INSIDE =
	/(?:,|\s)\s*(?:(?:suites?|ste|units?|rooms?|rm|floor|fl|buildings?|bldg|apartment|apt|department|dept|box)\b\s*#?\s*[\w-]*|#\s*[\w-]+).*$/;

/**
 * A street address reduced to what tells one from another: lower case, postal abbreviations, no
 * punctuation, no suite or building. Two spellings of one address usually give the same text.
 */
export function streetKey(street: string): string {
	const plain = street
		.toLowerCase()
		.replace(/\bu\.\s?s\.?/g, 'us')
		.replace(/['’.]/g, '')
		.replace(/\s*&\s*/g, ' and ');
	return plain
		.replace(INSIDE, '')
		.replace(/(?<=[a-z])-|-(?=[a-z])|[^a-z0-9-]+/g, ' ')
		.trim()
		.split(/\s+/)
		.map((word) => WORDS[word] ?? word)
		.join(' ')
		.replace(/\b(?:us|state|sr|county|co) (?:hwy|rte|rd)\b|\bsr\b/g, 'hwy')
		.replace(/\bhwy hwy\b|\brte\b/g, 'hwy');
}
