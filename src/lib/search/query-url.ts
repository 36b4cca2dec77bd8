import {
	CLINIC_FILTER_PARAMETERS,
	readClinicFilters,
	writeClinicFilters
} from '#lib/coverage/filters/clinic-filters.ts';
import { UNITS } from '#lib/geo/units.ts';
import { parameterReader, type ParameterProblem } from '#lib/requests/parameters.ts';
import { DEFAULT_FILTERS, SORTS, type Filters } from './query.ts';

export type { ParameterProblem };

/** Parameters that hold filters, in the order they are written. */
export const FILTER_PARAMETERS = [
	'radius',
	...CLINIC_FILTER_PARAMETERS,
	'referrals',
	'sort',
	'unit'
] as const;

/** Farther than any two places on earth are apart. Miles. */
const MAX_RADIUS = 13_000;

/**
 * Filters as query parameters: defaults left out, in one order, so that equal searches have equal
 * addresses. `radius` is miles or `any`; `route`, `kind` and `help` repeat; switches are `1`.
 */
export function filtersToParams(filters: Filters): URLSearchParams {
	const params = new URLSearchParams();
	const { radius, sort, unit } = DEFAULT_FILTERS;
	if (filters.radius !== radius) params.set('radius', String(filters.radius ?? 'any'));
	writeClinicFilters(params, filters);
	if (filters.referrals) params.set('referrals', '1');
	if (filters.sort !== sort) params.set('sort', filters.sort);
	if (filters.unit !== unit) params.set('unit', filters.unit);
	return params;
}

/**
 * Reads filters from query parameters. An empty value is no value, as forms without JavaScript send
 * it. What can't be read is left at its default and named in `problems`. Other parameters are left
 * alone: see `unknownParameters`.
 */
export function filtersFromParams(params: URLSearchParams): {
	filters: Filters;
	problems: ParameterProblem[];
} {
	const read = parameterReader(params);
	const filters: Filters = {
		radius: read.numberOrAny('radius', DEFAULT_FILTERS.radius, MAX_RADIUS),
		...readClinicFilters(read),
		referrals: read.flag('referrals'),
		sort: read.one('sort', SORTS, DEFAULT_FILTERS.sort),
		unit: read.one('unit', UNITS, DEFAULT_FILTERS.unit)
	};
	return { filters, problems: read.problems };
}
