import fc from 'fast-check';
import { ANY_CLINIC, choose } from '#lib/coverage/filters/clinic-filters.ts';
import {
	EACH_FILTER,
	FILTER_KEYS,
	type ClinicFilters,
	type FilterKey
} from '#lib/coverage/filters/index.ts';
import type { Point } from '#lib/geo/point.ts';
import { UNITS } from '#lib/geo/units.ts';
import type { Place } from '#lib/places/place.ts';
import { RADII, SORTS, type Filters } from '#lib/search/query.ts';
import { fewOf } from './arbitrary-clinics.ts';

/** A place at given coordinates. */
export function placeAt({ latitude, longitude }: Point): Place {
	const text = `${latitude},${longitude}`;
	return { kind: 'point', text, label: text, latitude, longitude, precision: 'point' };
}

/** What may be chosen of a filter; most often nothing, so that something is found. */
function anyChoice(key: FilterKey): fc.Arbitrary<Partial<ClinicFilters>> {
	const { kind, options, preset } = EACH_FILTER[key];
	const one = fc.constantFrom(...fewOf(options, 4)).map((option) => [option]);
	const several = fc.subarray([...options]);
	const chosen = {
		one_of: one,
		grade: one,
		switch: one,
		any_of: several,
		all_of: several
	}[kind];
	const weight = kind === 'switch' ? 4 : 1;
	return fc
		.oneof({ weight, arbitrary: fc.constant(preset) }, { weight: 1, arbitrary: chosen })
		.map((options) => choose(key, options));
}

/** Any filters at all. */
export const anyFilters: fc.Arbitrary<Filters> = fc
	.record({
		clinics: fc
			.tuple(...FILTER_KEYS.map(anyChoice))
			.map((choices) =>
				choices.reduce<ClinicFilters>((all, one) => ({ ...all, ...one }), ANY_CLINIC)
			),
		radius: fc.oneof(
			fc.constantFrom(...RADII),
			fc.double({ min: 0, minExcluded: true, max: 13_000, noNaN: true })
		),
		referrals: fc.boolean(),
		sort: fc.constantFrom(...SORTS),
		unit: fc.constantFrom(...UNITS)
	})
	.map(({ clinics, ...others }) => ({ ...clinics, ...others }));
