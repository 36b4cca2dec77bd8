import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	PAYERS,
	ROUTES,
	type AgeGroup,
	type Assistance,
	type FacilityKind,
	type Language,
	type Payer,
	type Route
} from '#lib/clinics/record/vocabulary.ts';
import type { ParameterReader } from '#lib/requests/parameters.ts';
import { COVERAGE_LEVELS, type CoverageLevel } from '#lib/coverage/verdict/verdict.ts';

/** Which clinics are meant, wherever they are: what the finder and the access map both ask. */
export interface ClinicFilters {
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
}

/** How many clinics there would be if an option were chosen. `any`: without that filter. */
export interface OptionCounts {
	routes: Record<Route | 'any', number>;
	/** All the same while no payer is chosen. */
	coverage: Record<CoverageLevel, number>;
	telehealth: number;
	ages: Record<AgeGroup | 'any', number>;
	languages: Record<Language | 'any', number>;
	kinds: Record<FacilityKind | 'any', number>;
	assistance: Record<Assistance, number>;
	fresh: number;
}

/** All clinics with a treatment. */
export const ANY_CLINIC: ClinicFilters = {
	routes: [],
	payer: null,
	coverage: 'accepted',
	telehealth: false,
	age: null,
	language: null,
	kinds: [],
	assistance: [],
	fresh: false
};

/** Parameters that hold these filters, in the order they are written. */
export const CLINIC_FILTER_PARAMETERS = [
	'route',
	'payer',
	'coverage',
	'telehealth',
	'age',
	'language',
	'kind',
	'help',
	'fresh'
] as const;

/**
 * Adds filters to query parameters: defaults left out, in one order, so that equal filters make equal
 * addresses. `route`, `kind` and `help` repeat; switches are `1`.
 */
export function writeClinicFilters(params: URLSearchParams, filters: ClinicFilters): void {
	const set = (name: string, value: string | null) => {
		if (value !== null) params.set(name, value);
	};
	const list = <T extends string>(name: string, known: readonly T[], chosen: readonly T[]) => {
		for (const one of known) if (chosen.includes(one)) params.append(name, one);
	};
	list('route', ROUTES, filters.routes);
	set('payer', filters.payer);
	set('coverage', filters.coverage === ANY_CLINIC.coverage ? null : filters.coverage);
	set('telehealth', filters.telehealth ? '1' : null);
	set('age', filters.age);
	set('language', filters.language);
	list('kind', FACILITY_KINDS, filters.kinds);
	list('help', ASSISTANCE, filters.assistance);
	set('fresh', filters.fresh ? '1' : null);
}

/** Reads filters from query parameters. What can't be read is left at its default and noted. */
export const readClinicFilters = (read: ParameterReader): ClinicFilters => ({
	routes: read.several('route', ROUTES),
	payer: read.one('payer', PAYERS, null),
	coverage: read.one('coverage', COVERAGE_LEVELS, ANY_CLINIC.coverage),
	telehealth: read.flag('telehealth'),
	age: read.one('age', AGE_GROUPS, null),
	language: read.one('language', LANGUAGES, null),
	kinds: read.several('kind', FACILITY_KINDS),
	assistance: read.several('help', ASSISTANCE),
	fresh: read.flag('fresh')
});
