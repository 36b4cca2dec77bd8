import type {
	AgeGroup,
	Assistance,
	FacilityKind,
	Language,
	Payer,
	Route
} from '#lib/clinics/vocabulary.ts';
import type { CoverageLevel } from '#lib/coverage/verdict.ts';
import type { Unit } from '#lib/geo/units.ts';
import type { Place } from '#lib/places/place.ts';

/** The radii a person can pick, in miles. null is any distance. */
export const RADII = [10, 25, 50, 100, 250, null] as const;

export const SORTS = ['distance', 'verdict'] as const;
export type Sort = (typeof SORTS)[number];

/** What a person chose, besides the place: all of it is kept in the address's query string. */
export interface Filters {
	/** Miles; null: any distance. */
	radius: number | null;
	/** Any of these treatments; empty: any treatment. */
	routes: Route[];
	payer: Payer | null;
	/** Says something only together with a payer. */
	coverage: CoverageLevel;
	/** Offers talking therapy by video or phone. */
	telehealth: boolean;
	age: AgeGroup | null;
	language: Language | null;
	/** Any of these kinds; empty: any kind. */
	kinds: FacilityKind[];
	/** All of these kinds of help with paying. */
	assistance: Assistance[];
	/** Only clinics whose treatment someone checked within 90 days. */
	fresh: boolean;
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
	radius: 50,
	routes: [],
	payer: null,
	coverage: 'accepted',
	telehealth: false,
	age: null,
	language: null,
	kinds: [],
	assistance: [],
	fresh: false,
	referrals: false,
	sort: 'distance',
	unit: 'mi'
};
