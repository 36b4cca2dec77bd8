import type { Columns } from '#lib/clinics/columns/columns.ts';
import { bitsAt } from '#lib/clinics/columns/fact-words.ts';
import { YES } from '#lib/clinics/columns/packed-facts.ts';
import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	PAYERS,
	ROUTES
} from '#lib/clinics/record/vocabulary.ts';
import { COVERAGE_LEVELS } from '#lib/coverage/verdict/verdict.ts';
import { passesTest } from '#lib/geo/column-filter.ts';
import { haversine } from '#lib/geo/point.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import { freshProvenances, isFreshAt, rankAt } from '#lib/coverage/verdict/column-verdicts.ts';
import { criteriaOf, passingBits, type Criteria } from '#lib/coverage/criteria.ts';
import { RADII, type SearchQuery } from './query.ts';
import type { Counts } from './result.ts';

// The filters that a clinic fails or not whatever treatment is asked for, as bits.
const RADIUS = 1;
const AGE = 2;
const LANGUAGE = 4;
const KIND = 8;
const TELEHEALTH_OR_HELP = 16;

/**
 * Counts per option over the clinics with a treatment, in one pass. A clinic that fails one filter
 * counts for that filter's options only; one that fails two counts for none.
 *
 * @param today ISO date
 */
export function countOptions(
	columns: Columns,
	query: SearchQuery,
	today: string
): Omit<Counts, 'referrals'> {
	const criteria = criteriaOf(columns, query, today);
	const fresh = freshProvenances(columns, today);
	const radii = radiiWith(query.radius);
	const limits = radii.map((radius) => (radius ?? Infinity) * METRES_PER_MILE);
	const limit = (query.radius ?? Infinity) * METRES_PER_MILE;
	const levels = COVERAGE_LEVELS.map(passingBits);

	const byRadius = new Uint32Array(radii.length);
	const byRoute = tally(ROUTES);
	const byPayer = tally(PAYERS);
	const byCoverage = tally(COVERAGE_LEVELS);
	const byAge = tally(AGE_GROUPS);
	const byLanguage = tally(LANGUAGES);
	const byKind = tally(FACILITY_KINDS);
	const byHelp = tally(ASSISTANCE);
	let withTelehealth = 0;
	let onlyFresh = 0;

	for (let i = 0; i < columns.treatmentCount; i++) {
		let failed = plainFailures(i, criteria);
		if (isSeveral(failed)) continue;
		const metres = metresTo(columns, i, query);
		if (metres > limit) failed |= RADIUS;
		if (isSeveral(failed)) continue;

		const offered = bitsAt(columns, 'routes', i);
		const asked = criteria.routes ? offered & criteria.routes : offered;
		const paid = (routes: number) =>
			query.payer === null ||
			hasBit(criteria.passing, rankAt(columns, i, routes, query.payer, today));
		const current = (routes: number) => !query.fresh || isFreshAt(columns, i, routes, fresh);
		const suits = asked !== 0 && paid(asked) && current(asked);

		if (suits && (failed & ~RADIUS) === 0) {
			limits.forEach((within, n) => (byRadius[n] += Number(metres <= within)));
		}
		if (suits && (failed & ~AGE) === 0) byAge.add(bitsAt(columns, 'ages', i));
		if (suits && (failed & ~LANGUAGE) === 0) byLanguage.add(bitsAt(columns, 'languages', i));
		if (suits && (failed & ~KIND) === 0) byKind.add(bitsAt(columns, 'kind', i));
		if (failed !== 0) continue;

		byRoute.addEach(
			(n) => hasBit(offered, n) && paid(1 << n) && current(1 << n),
			paid(offered) && current(offered)
		);
		if (suits) byHelp.add(bitsAt(columns, 'assistance', i));
		if (suits && bitsAt(columns, 'telehealthTherapy', i) & YES) withTelehealth++;
		if (asked === 0) continue;
		if (paid(asked) && isFreshAt(columns, i, asked, fresh)) onlyFresh++;
		if (!current(asked)) continue;
		byPayer.addEach((n) => hasBit(criteria.passing, rankAt(columns, i, asked, PAYERS[n], today)));
		byCoverage.addEach(
			(n) =>
				query.payer === null || hasBit(levels[n], rankAt(columns, i, asked, query.payer, today))
		);
	}

	return {
		radius: radii.map((radius, n) => ({ radius, total: byRadius[n] })),
		routes: byRoute.counts(),
		payers: byPayer.counts(),
		coverage: byCoverage.each(),
		telehealth: withTelehealth,
		ages: byAge.counts(),
		languages: byLanguage.counts(),
		kinds: byKind.counts(),
		assistance: byHelp.each(),
		fresh: onlyFresh
	};
}

/** Filters that clinic `i` fails, without the radius, the treatments, the payer and freshness. */
function plainFailures(i: number, { tests }: Criteria): number {
	const { age, language, kind, telehealth, assistance } = tests;
	let failed = age === null || passesTest(age, i) ? 0 : AGE;
	if (language !== null && !passesTest(language, i)) failed |= LANGUAGE;
	if (kind !== null && !passesTest(kind, i)) failed |= KIND;
	if (telehealth !== null && !passesTest(telehealth, i)) failed |= TELEHEALTH_OR_HELP;
	if (assistance !== null && !passesTest(assistance, i)) failed |= TELEHEALTH_OR_HELP;
	return failed;
}

/** Metres from the searched place to clinic `i`; 0 when there is no place. */
function metresTo({ latitude, longitude }: Columns, i: number, { place }: SearchQuery): number {
	if (!place) return 0;
	return haversine(place.latitude, place.longitude, latitude[i], longitude[i]);
}

/** The radii to pick from, and the chosen one; ascending, any distance last. */
function radiiWith(chosen: number | null): (number | null)[] {
	const rest = RADII.filter((radius) => radius !== chosen);
	return [...rest, chosen].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
}

const hasBit = (bits: number, n: number): boolean => (bits & (1 << n)) !== 0;
const isSeveral = (bits: number): boolean => (bits & (bits - 1)) !== 0;

/** Counts for each option of a list, and for `any` of them. */
function tally<T extends string>(options: readonly T[]) {
	const totals = new Uint32Array(options.length + 1);
	return {
		/** Adds a clinic to the options whose bits are set, and to `any`. */
		add(bits: number): void {
			for (let n = 0; n < options.length; n++) totals[n] += (bits >>> n) & 1;
			totals[options.length]++;
		},
		/** Adds a clinic to the options it has, and to `any`. */
		addEach(has: (option: number) => boolean, any = true): void {
			for (let n = 0; n < options.length; n++) if (has(n)) totals[n]++;
			if (any) totals[options.length]++;
		},
		/** The counts of the options. */
		each(): Record<T, number> {
			const entries = options.map((option, n) => [option, totals[n]]);
			return Object.fromEntries(entries) as Record<T, number>;
		},
		/** The counts of the options, and of `any`. */
		counts(): Record<T | 'any', number> {
			return { ...this.each(), any: totals[options.length] } as Record<T | 'any', number>;
		}
	};
}
