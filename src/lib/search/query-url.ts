import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	PAYERS,
	ROUTES
} from '#lib/clinics/vocabulary.ts';
import { COVERAGE_LEVELS } from '#lib/coverage/verdict.ts';
import { UNITS } from '#lib/geo/units.ts';
import { parameterReader, type ParameterProblem } from './parameters.ts';
import { DEFAULT_FILTERS, SORTS, type Filters } from './query.ts';

export type { ParameterProblem };

/** Parameters that hold filters, in the order they are written. */
export const FILTER_PARAMETERS = [
	'radius',
	'route',
	'payer',
	'coverage',
	'telehealth',
	'age',
	'language',
	'kind',
	'help',
	'fresh',
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
	const set = (name: string, value: string | null, otherwise: string | null) => {
		if (value !== null && value !== otherwise) params.set(name, value);
	};
	const list = <T extends string>(name: string, known: readonly T[], chosen: readonly T[]) => {
		for (const one of known) if (chosen.includes(one)) params.append(name, one);
	};
	const { radius } = DEFAULT_FILTERS;
	if (filters.radius !== radius) params.set('radius', String(filters.radius ?? 'any'));
	list('route', ROUTES, filters.routes);
	set('payer', filters.payer, null);
	set('coverage', filters.coverage, DEFAULT_FILTERS.coverage);
	set('telehealth', filters.telehealth ? '1' : null, null);
	set('age', filters.age, null);
	set('language', filters.language, null);
	list('kind', FACILITY_KINDS, filters.kinds);
	list('help', ASSISTANCE, filters.assistance);
	set('fresh', filters.fresh ? '1' : null, null);
	set('referrals', filters.referrals ? '1' : null, null);
	set('sort', filters.sort, DEFAULT_FILTERS.sort);
	set('unit', filters.unit, DEFAULT_FILTERS.unit);
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
		routes: read.several('route', ROUTES),
		payer: read.one('payer', PAYERS, null),
		coverage: read.one('coverage', COVERAGE_LEVELS, DEFAULT_FILTERS.coverage),
		telehealth: read.flag('telehealth'),
		age: read.one('age', AGE_GROUPS, null),
		language: read.one('language', LANGUAGES, null),
		kinds: read.several('kind', FACILITY_KINDS),
		assistance: read.several('help', ASSISTANCE),
		fresh: read.flag('fresh'),
		referrals: read.flag('referrals'),
		sort: read.one('sort', SORTS, DEFAULT_FILTERS.sort),
		unit: read.one('unit', UNITS, DEFAULT_FILTERS.unit)
	};
	return { filters, problems: read.problems };
}
