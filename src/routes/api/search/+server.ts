import { published } from '#lib/clinics/published/published.server.ts';
import { PlacesUnavailable } from '#lib/places/load-shard.ts';
import { serverShards } from '#lib/places/server-shards.server.ts';
import { resolvePlace } from '#lib/places/resolve.ts';
import { searchResponse } from '#lib/search/search-response.ts';
import { badParameters, type Problem } from '#lib/requests/problem.ts';
import { readRequest } from '#lib/search/request.ts';
import { OPEN_TO_ALL, preflightAnswer, problemAnswer } from '#lib/server/http/problem-answer.ts';
import type { RequestHandler } from './$types';

/** Anyone may ask from any page; nobody keeps what was asked. */
const HEADERS = { ...OPEN_TO_ALL, 'cache-control': 'no-store' };

/** The search, as JSON: what `searchResponse` gives, or a problem document that names every wrong parameter. */
export const GET: RequestHandler = async ({ url }) => {
	try {
		const request = await readRequest(url.searchParams, (text) =>
			resolvePlace(text, serverShards())
		);
		if (!request.ok) return problem(badParameters(request.errors));
		const { version, directory, texts } = published();
		const today = new Date().toISOString().slice(0, 10);
		const sources = { version, directory, texts, origin: url.origin, today };
		return Response.json(searchResponse(request.query, request.page, sources), {
			headers: HEADERS
		});
	} catch (error) {
		if (!(error instanceof PlacesUnavailable)) throw error;
		return problem({
			type: 'about:blank',
			title: 'Service Unavailable',
			status: 503,
			detail: 'Places can’t be looked up now. Give "near" as "latitude,longitude", or try later.',
			errors: []
		});
	}
};

export const OPTIONS: RequestHandler = preflightAnswer;

const problem = (it: Problem) => problemAnswer(it, OPEN_TO_ALL);
