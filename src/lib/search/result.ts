import type { Route } from '#lib/clinics/record/vocabulary.ts';
import type { FilterKey } from '#lib/coverage/filters/index.ts';
import type { OptionCounts } from '#lib/coverage/filters/tally.ts';
import type { Verdict } from '#lib/coverage/verdict/verdict.ts';
import type { Filters } from './query.ts';

/** A clinic that a search found. */
export interface Match {
	/** Its place in the columns. */
	index: number;
	/** From the searched place, in a straight line; null when the search has no place. */
	metres: number | null;
	/** Degrees clockwise from north, from the place; null when the search has no place. */
	bearing: number | null;
	/** The best over the treatments asked for and offered. null: no payer was chosen. */
	verdict: Verdict | null;
	/**
	 * The treatment to word the verdict for: the one it speaks of, else the only one that was asked
	 * for and is offered. null: several, or none.
	 */
	route: Route | null;
	/** Offers no treatment: a place to ask for a referral. */
	referral: boolean;
}

/**
 * How many clinics with a treatment a search would find if an option were chosen, all its other
 * filters kept.
 */
export interface Counts extends OptionCounts {
	/** One for each of RADII, and for the search's own radius when it is another; ascending. */
	radius: { radius: number | null; total: number }[];
	/** Places to ask for a referral that match, whether or not the search lists them. */
	referrals: number;
}

/** One change to a search that found nothing, and what it gives. */
export interface Loosening {
	/** The filter it changes. */
	filter: FilterKey | 'radius' | 'referrals';
	/** Spread it over the search's filters. */
	change: Partial<Filters>;
	/** Clinics found then; for `referrals`, places to ask for a referral. Never 0. */
	total: number;
}

/** What a search found. */
export interface SearchResult {
	/** Clinics with a treatment. */
	total: number;
	/** Places to ask for a referral; 0 unless the search lists them. */
	referralTotal: number;
	/**
	 * Rows `from` to `from` + `size` − 1 of the list: clinics with a treatment, then referral places,
	 * each in the chosen order. Fewer at the end, none past it.
	 */
	page(from: number, size: number): Match[];
	/** All of them as numbers, in the order of the list: for the map. The caller must not change it. */
	indices: Uint32Array;
	counts: Counts;
	nearest: {
		/** The nearest that passes every filter but the radius; null when no payer is chosen. */
		covered: Match | null;
		/** The nearest that passes every filter but the radius and the payer. */
		any: Match | null;
	};
	/** Empty unless `total` is 0. The change that gives up least comes first. */
	loosen: Loosening[];
}
