import type { Directory } from '#lib/clinics/directory.ts';
import type { SearchQuery } from './query.ts';
import type { SearchResult } from './result.ts';

/**
 * Finds the clinics that a search asks for. The page, its first HTML, the map, the counts and the
 * API all draw from this one result.
 *
 * @param today ISO date that freshness is measured from
 */
export declare function search(
	directory: Directory,
	query: SearchQuery,
	today: string
): SearchResult;
