import type { Resolution } from '#lib/places/place.ts';
import type { Filters } from './query.ts';
import type { ParameterProblem } from './query-url.ts';
import type { SearchView } from './view.ts';

/**
 * Why the page can't show what was asked for, although nothing is wrong with the question. A page
 * that is `outdated` asks for a version of the directory that is no longer published.
 */
export type LoadFailure = 'directory' | 'outdated' | 'places';

/** What the server found for the first HTML; the browser starts from it. */
export interface FirstFind {
	/** ISO date: freshness is measured from the server's day on both sides. */
	today: string;
	filters: Filters;
	near: string;
	resolution: Resolution | null;
	problems: ParameterProblem[];
	/** The places can't be read just now; what was typed stays. */
	failure: LoadFailure | null;
	view: SearchView;
}
