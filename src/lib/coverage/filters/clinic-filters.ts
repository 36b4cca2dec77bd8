import type { ParameterReader } from '#lib/requests/parameters.ts';
import {
	EACH_FILTER,
	FILTER_KEYS,
	FILTERS,
	type ClinicFilters,
	type FilterKey,
	type FilterParameter
} from './index.ts';

// Filters in an address, and what is chosen of them: the same for every filter.

/** The parameters that hold filters, in the order they are written. */
export const CLINIC_FILTER_PARAMETERS: readonly FilterParameter[] = FILTER_KEYS.map(
	(key) => FILTERS[key].parameter
);

/** All clinics with a treatment: nothing is asked. */
export const ANY_CLINIC: ClinicFilters = withEach(
	{} as ClinicFilters,
	(key) => EACH_FILTER[key].preset
);

/** The options that are chosen of a filter, in their order. */
export function chosenOf<Key extends FilterKey>(
	filters: Pick<ClinicFilters, Key>,
	key: Key
): readonly string[] {
	return EACH_FILTER[key].chosen(filters[key]);
}

/** The change that chooses these options of a filter, and no others. */
export function choose<Key extends FilterKey>(
	key: Key,
	chosen: readonly string[]
): Partial<ClinicFilters> {
	const change: Partial<ClinicFilters> = {};
	change[key] = EACH_FILTER[key].value(chosen);
	return change;
}

/** Whether someone changed a filter. */
export function isOn(filters: ClinicFilters, key: FilterKey): boolean {
	const { preset } = EACH_FILTER[key];
	const chosen = chosenOf(filters, key);
	return chosen.length !== preset.length || chosen.some((one, n) => one !== preset[n]);
}

/** Whether a filter says anything: it may need another one that is off. */
export function speaks(filters: ClinicFilters, key: FilterKey): boolean {
	const { needs } = EACH_FILTER[key];
	return needs === null || isOn(filters, needs);
}

/**
 * Adds filters to query parameters: what nobody changed is left out, in one order, so that equal
 * filters make equal addresses. Of several options each stands by itself: `kind=hospital&kind=va`.
 */
export function writeClinicFilters(params: URLSearchParams, filters: ClinicFilters): void {
	for (const key of FILTER_KEYS) {
		if (!isOn(filters, key)) continue;
		const { parameter, options } = EACH_FILTER[key];
		const chosen = chosenOf(filters, key);
		for (const one of options) if (chosen.includes(one)) params.append(parameter, one);
	}
}

/** Reads filters from query parameters. What can't be read is left as preset, and noted. */
export const readClinicFilters = (read: ParameterReader): ClinicFilters =>
	withEach(ANY_CLINIC, (key) => chosenIn(read, key));

function withEach(
	filters: ClinicFilters,
	chosen: (key: FilterKey) => readonly string[]
): ClinicFilters {
	return FILTER_KEYS.reduce((all, key) => ({ ...all, ...choose(key, chosen(key)) }), filters);
}

function chosenIn(read: ParameterReader, key: FilterKey): readonly string[] {
	const { kind, parameter, options, preset } = EACH_FILTER[key];
	switch (kind) {
		case 'any_of':
		case 'all_of':
			return read.several(parameter, options);
		case 'switch':
			return read.flag(parameter) ? options : [];
		case 'one_of':
		case 'grade': {
			const one = read.one(parameter, options, null);
			return one === null ? preset : [one];
		}
	}
}

/** Filters by the names of their parameters. */
export function byParameter(filters: ClinicFilters): ByParameter {
	const entries = FILTER_KEYS.map((key) => [FILTERS[key].parameter, filters[key]]);
	return Object.fromEntries(entries) as ByParameter;
}
type ByParameter = { [Key in FilterKey as FilterParameter<Key>]: ClinicFilters[Key] };
