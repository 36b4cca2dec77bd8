import fc from 'fast-check';
import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	PAYERS,
	ROUTES,
	type Assistance,
	type FacilityKind,
	type Route
} from '#lib/clinics/record/vocabulary.ts';
import { COVERAGE_LEVELS } from '#lib/coverage/verdict/verdict.ts';
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

/** Any filters at all; most of them are off, so that something is found. */
export const anyFilters: fc.Arbitrary<Filters> = fc.record({
	radius: fc.oneof(
		fc.constantFrom(...RADII),
		fc.double({ min: 0, minExcluded: true, max: 13_000, noNaN: true })
	),
	routes: fc.oneof(fc.constant<Route[]>([]), fc.subarray([...ROUTES])),
	payer: fc.option(fc.constantFrom(...fewOf(PAYERS, 4))),
	coverage: fc.constantFrom(...COVERAGE_LEVELS),
	telehealth: rarely(),
	age: fc.option(fc.constantFrom(...AGE_GROUPS), { freq: 1 }),
	language: fc.option(fc.constantFrom(...fewOf(LANGUAGES, 2)), { freq: 1 }),
	kinds: fc.oneof(fc.constant<FacilityKind[]>([]), fc.subarray([...FACILITY_KINDS])),
	assistance: fc.oneof(fc.constant<Assistance[]>([]), fc.subarray([...ASSISTANCE])),
	fresh: rarely(),
	referrals: fc.boolean(),
	sort: fc.constantFrom(...SORTS),
	unit: fc.constantFrom(...UNITS)
});

function rarely(): fc.Arbitrary<boolean> {
	return fc.integer({ max: 4, min: 0 }).map((n) => n === 0);
}
