import type { Filters } from './query.ts';

/** A parameter that can't be read, and what would be right. */
export interface ParameterProblem {
	parameter: string;
	code: 'not_allowed' | 'not_a_number' | 'out_of_range' | 'repeated' | 'unknown_parameter';
	/** What was sent, cut short. */
	value: string;
	/** What is allowed, where that is a list. */
	allowed?: readonly string[];
	/** The known name that an unknown parameter looks like. */
	meant?: string;
}

/**
 * Filters as query parameters: defaults left out, in one order, so that equal searches have equal
 * addresses. Parameters: radius (miles, or `any`), route (repeatable), payer, coverage, telehealth=1,
 * age, language, kind (repeatable), help (repeatable), fresh=1, referrals=1, sort, unit.
 */
export declare function filtersToParams(filters: Filters): URLSearchParams;

/**
 * Reads filters from query parameters. An empty value is no value, as forms without JavaScript send
 * it. What can't be read is left at its default and named in `problems`. Other parameters are left
 * alone: see `unknownParameters`.
 */
export declare function filtersFromParams(params: URLSearchParams): {
	filters: Filters;
	problems: ParameterProblem[];
};
