import { ANY_CLINIC } from '#lib/coverage/filters/clinic-filters.ts';
import type { ClinicFilters } from '#lib/coverage/filters/index.ts';
import type { Unit } from '#lib/geo/units.ts';
import type { Place } from '#lib/places/place.ts';

/** The radii a person can pick, in miles. null is any distance. */
export const RADII = [10, 25, 50, 100, 250, null] as const;

export const SORTS = ['distance', 'verdict'] as const;
export type Sort = (typeof SORTS)[number];

/** What a person chose, besides the place: all of it is kept in the address's query string. */
export interface Filters extends ClinicFilters {
	/** Miles; null: any distance. */
	radius: number | null;
	/** Also list places without a reported treatment, to ask for a referral. */
	referrals: boolean;
	sort: Sort;
	/** What distances are shown in. */
	unit: Unit;
}

/** A whole search. */
export interface SearchQuery extends Filters {
	/** null: nowhere in particular; then there are no distances and no radius. */
	place: Place | null;
}

/** What a search starts from: nobody has to change anything but the place. */
export const DEFAULT_FILTERS: Filters = {
	...ANY_CLINIC,
	radius: 50,
	referrals: false,
	sort: 'distance',
	unit: 'mi'
};
