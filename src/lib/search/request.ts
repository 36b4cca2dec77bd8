import type { Place, Resolution } from '#lib/places/place.ts';
import { firstProblems, parameterReader, shorten } from '#lib/requests/parameters.ts';
import { describePlace, describeProblem, type RequestError } from '#lib/requests/problem.ts';
import { unknownParameters } from '#lib/requests/unknown-parameters.ts';
import { FILTER_PARAMETERS, filtersFromParams } from './query-url.ts';
import type { SearchQuery } from './query.ts';

/** Parameters of the search API. */
export const SEARCH_PARAMETERS = ['near', ...FILTER_PARAMETERS, 'page'] as const;

/** Longer texts are no place. */
const MAX_NEAR = 200;

const MAX_PAGE = 1_000_000;

/** A request to the search API, read: a search and a page of it, or everything wrong with it. */
export type SearchRequest =
	{ ok: true; query: SearchQuery; page: number } | { ok: false; errors: RequestError[] };

/**
 * Reads a request to the search API. `near` may be left out only with `radius=any`: the list then
 * has no distances.
 *
 * @param resolve what a text means as a place; rejects when the tables can't be read
 */
export async function readRequest(
	params: URLSearchParams,
	resolve: (text: string) => Promise<Resolution>
): Promise<SearchRequest> {
	const { filters, problems } = filtersFromParams(params);
	const read = parameterReader(params);
	const page = read.whole('page', 1, 1, MAX_PAGE);
	const near = read.text('near');
	const isRepeated = read.problems.some(({ parameter }) => parameter === 'near');
	if (near === null && filters.radius !== null && !isRepeated) read.problem('near', 'missing', '');

	// What is unknown comes last: only that can be long enough to hide the rest.
	const found = [...read.problems, ...problems, ...unknownParameters(params, SEARCH_PARAMETERS)];
	const errors = firstProblems(found).map(describeProblem);
	let place: Place | null = null;
	if (near !== null) {
		const resolution: Resolution =
			near.length > MAX_NEAR ? { kind: 'malformed', reason: 'not_a_place' } : await resolve(near);
		if (resolution.kind === 'found') place = resolution.place;
		const error = describePlace(shorten(near), resolution);
		if (error) errors.push(error);
	}
	return errors.length > 0
		? { ok: false, errors }
		: { ok: true, query: { ...filters, place }, page };
}
