// Apart from the schema, so that a page that only reads clinics doesn't load the validator.
import type { Edition } from './listed-by.ts';

export type { Edition, ListedBy } from './listed-by.ts';

/** An edition as a provenance names it: "samhsa-2024". */
export const editionId = ({ source, edition }: Edition): string => `${source}-${edition}`;

/** Every edition that any of these lists names, each once: by source, oldest first. */
export function editionsIn(lists: Iterable<readonly Edition[]>): Edition[] {
	const found = new Map<string, Edition>();
	for (const list of lists) {
		for (const { source, edition } of list) {
			found.set(editionId({ source, edition }), { source, edition });
		}
	}
	return [...found.values()].toSorted((a, b) => (editionId(a) < editionId(b) ? -1 : 1));
}

/** The last edition of a directory; undefined: none of it is among them. */
export function latestOf(editions: readonly Edition[], source: string): string | undefined {
	return editions.findLast((it) => it.source === source)?.edition;
}
