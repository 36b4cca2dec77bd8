import { cardAt, type ClinicCard } from '#lib/clinics/columns/card.ts';
import type { Directory } from '#lib/clinics/columns/directory.ts';
import type { ListTexts } from '#lib/clinics/columns/list-texts.ts';
import type { SearchQuery } from './query.ts';
import type { Counts, Loosening, Match, SearchResult } from './result.ts';
import { search } from './search.ts';

/** A match with the texts to show it. */
export interface Row extends Match {
	card: ClinicCard;
}

/** What the page shows of a search: plain data, the same from the server and in the browser. */
export interface SearchView {
	total: number;
	referralTotal: number;
	/** Where `rows` starts in the whole list. */
	from: number;
	rows: Row[];
	counts: Counts;
	nearest: { covered: Row | null; any: Row | null };
	loosen: Loosening[];
}

/** Clinics that a page of the list shows. */
export const PAGE_SIZE = 20;

/** Texts of the two parts of the directory; null while they are not there yet. */
export interface Texts {
	treatments: ListTexts;
	referrals: ListTexts | null;
}

/** The row of a match; null while its texts are not there. */
export function rowOf(directory: Directory, texts: Texts, match: Match): Row | null {
	const part = match.referral ? texts.referrals : texts.treatments;
	return part && { ...match, card: cardAt(directory.columns, part, match.index) };
}

/**
 * Rows `from` to `from` + `size` − 1 of a search, and what stands above them.
 *
 * @param today ISO date that freshness is measured from
 */
export function viewSearch(
	directory: Directory,
	texts: Texts,
	query: SearchQuery,
	[from, size]: [number, number],
	today: string
): SearchView {
	return viewResult(directory, texts, search(directory, query, today), [from, size]);
}

/** The same of a result that is already there. */
export function viewResult(
	directory: Directory,
	texts: Texts,
	result: SearchResult,
	[from, size]: [number, number]
): SearchView {
	const row = (match: Match | null) => match && rowOf(directory, texts, match);
	return {
		total: result.total,
		referralTotal: result.referralTotal,
		from,
		rows: result
			.page(from, size)
			.map(row)
			.filter((one) => one !== null),
		counts: result.counts,
		nearest: { covered: row(result.nearest.covered), any: row(result.nearest.any) },
		loosen: result.loosen
	};
}
