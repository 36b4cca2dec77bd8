import file from '../../../../data/sources.json' with { type: 'json' };

/** How many entries an edition had as it was published; absent: not known or not meant. */
export interface PublishedCounts {
	rows?: number;
	/** Of those, the ones that report ketamine infusion. */
	ketamine?: number;
}

/** What is said of a source wherever something rests on it. */
export interface KnownSource {
	/** Short, to stand in a sentence: "SAMHSA". A name of its own, the same in every language. */
	name: string;
	title: string;
	publisher: string;
	url: string;
	license: string;
	/** What its licence, or fairness, wants said wherever its facts are handed on. */
	attribution: string;
	/** Whether its facts are what facilities said of themselves. */
	reportedByFacilities: boolean;
	/**
	 * Whether an e-mail address at a website that it gives shows that someone speaks for the clinic.
	 * Never where the list is old: a name that lapsed may have been bought by anyone.
	 */
	websitesProve: boolean;
	/** Who made the address points that it gives, and their licence; absent: OpenStreetMap, or none. */
	pointsBy?: string;
	/** By year, oldest first. */
	editions: Readonly<Record<string, PublishedCounts>>;
}

export type SourceId = keyof typeof file;

/** Every source by its id. Each folder of `sources/` has one of these ids. */
export const KNOWN_SOURCES: Readonly<Record<SourceId, KnownSource>> = file;

export const SOURCE_IDS = Object.keys(file) as SourceId[];

/** The source and year of an edition's id: "samhsa-2024". An operator's own source is not known. */
export function sourceOfEdition(id: string): { id: string; year: string; known?: KnownSource } {
	const [, source = id, year = ''] = /^(.+)-(\d{4})$/.exec(id) ?? [];
	const found = SOURCE_IDS.find((it) => it === source);
	return { id: source, year, ...(found && { known: KNOWN_SOURCES[found] }) };
}

/** The first and the last of a source's years: "2022–2024", or "2020". */
export function yearsOfSource({ editions }: KnownSource): string {
	const years = Object.keys(editions);
	return [...new Set([years[0], years.at(-1)])].join('–');
}
