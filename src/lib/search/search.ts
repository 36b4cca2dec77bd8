import type { Columns } from '#lib/clinics/columns/columns.ts';
import type { Directory } from '#lib/clinics/columns/directory.ts';
import { membersIn } from '#lib/clinics/record/packed-value.ts';
import { ROUTES } from '#lib/clinics/record/vocabulary.ts';
import { VERDICTS } from '#lib/coverage/verdict/verdict.ts';
import { bearing } from '#lib/geo/directions.ts';
import type { ColumnFilter } from '#lib/geo/column-filter.ts';
import { allThrough, countWithin, nearest, within, type PointIndex } from '#lib/geo/point-index.ts';
import { haversine } from '#lib/geo/point.ts';
import { METRES_PER_MILE } from '#lib/geo/units.ts';
import { rankAt, verdictAt } from '#lib/coverage/verdict/column-verdicts.ts';
import { countOptions } from './counts.ts';
import {
	askedAt,
	referralFilter,
	routeBits,
	treatmentFilter
} from '#lib/coverage/filters/column-filters.ts';
import { loosenings } from './loosen.ts';
import type { SearchQuery } from './query.ts';
import type { Match, SearchResult } from './result.ts';

/**
 * Finds the clinics that a search asks for. The page, its first HTML, the map, the counts and the
 * API all draw from this one result.
 *
 * @param today ISO date that freshness is measured from
 */
export function search(directory: Directory, query: SearchQuery, today: string): SearchResult {
	const { columns, treatments, referrals } = directory;
	const filter = treatmentFilter(columns, query, today);
	const matchAt = (index: number | null) =>
		index === null ? null : toMatch(columns, index, query, today);

	const ordered = (found: Uint32Array) =>
		query.sort === 'verdict' ? byVerdict(columns, found, query, today) : found;
	const found = find(treatments, filter, query);
	const referralsThrough = referralFilter(columns, query, today);
	const asked = query.referrals ? find(referrals, referralsThrough, query) : new Uint32Array();
	const indices = new Uint32Array(found.length + asked.length);
	indices.set(ordered(found));
	indices.set(ordered(asked), found.length);

	const counts = {
		...countOptions(columns, query, today),
		referrals: query.referrals ? asked.length : count(referrals, referralsThrough, query)
	};
	const unpaid = treatmentFilter(columns, { ...query, payer: null }, today);
	const { place } = query;

	return {
		total: found.length,
		referralTotal: asked.length,
		indices,
		page: (from, size) =>
			Array.from(indices.subarray(Math.max(0, from), Math.max(0, from) + Math.max(0, size)), (i) =>
				toMatch(columns, i, query, today)
			),
		counts,
		nearest: {
			covered: place && query.payer ? matchAt(nearest(treatments, place, filter)) : null,
			any: place ? matchAt(nearest(treatments, place, unpaid)) : null
		},
		loosen:
			found.length > 0
				? []
				: loosenings(query, counts, (other) =>
						count(treatments, treatmentFilter(columns, other, today), other)
					)
	};
}

/** Radius of a search in metres; Infinity: any distance. */
function radiusOf({ radius }: SearchQuery): number {
	return (radius ?? Infinity) * METRES_PER_MILE;
}

/** Clinics found: in order of distance, or as the directory has them when there is no place. */
function find(index: PointIndex, filter: ColumnFilter, query: SearchQuery): Uint32Array {
	return query.place
		? within(index, query.place, radiusOf(query), filter)
		: allThrough(index, filter);
}

function count(index: PointIndex, filter: ColumnFilter, query: SearchQuery): number {
	return query.place
		? countWithin(index, query.place, radiusOf(query), filter)
		: allThrough(index, filter).length;
}

/** The best verdicts first, otherwise in the order they come in. */
function byVerdict(
	columns: Columns,
	found: Uint32Array,
	query: SearchQuery,
	today: string
): Uint32Array {
	const { payer } = query;
	if (payer === null) return found;
	const routes = routeBits(query);
	const ranks = found.map((i) => rankAt(columns, i, askedAt(columns, i, routes), payer, today));
	const ordered = new Uint32Array(found.length);
	let at = 0;
	VERDICTS.forEach((_, rank) => {
		for (let n = 0; n < found.length; n++) if (ranks[n] === rank) ordered[at++] = found[n];
	});
	return ordered;
}

function toMatch(columns: Columns, index: number, query: SearchQuery, today: string): Match {
	const { payer } = query;
	const routes = askedAt(columns, index, routeBits(query));
	const verdict = payer && verdictAt(columns, index, routes, payer, today);
	const asked = membersIn(ROUTES, routes);
	const there = { latitude: columns.latitude[index], longitude: columns.longitude[index] };
	const { place } = query;
	return {
		index,
		metres: place && haversine(place.latitude, place.longitude, there.latitude, there.longitude),
		bearing: place && bearing(place, there),
		verdict,
		route: verdict?.route ?? (asked.length === 1 ? asked[0] : null),
		referral: index >= columns.treatmentCount
	};
}
