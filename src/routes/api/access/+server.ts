import { accessReport } from '#lib/access/report/api.ts';
import { answerTag, serverAnswer } from '#lib/access/reach/server-engine.server.ts';
import { population } from '#lib/access/people/population.server.ts';
import {
	canonicalParameters,
	noNumbers,
	noSuchCounty,
	readAccessRequest,
	territoryWithoutData,
	tooLarge
} from '#lib/access/question/request.ts';
import { accessCsv } from '#lib/access/report/table-csv.ts';
import { badParameters, type Problem } from '#lib/requests/problem.ts';
import { OPEN_TO_ALL, preflightAnswer, problemAnswer } from '#lib/server/http/problem-answer.ts';
import { taggedAnswer } from '#lib/server/http/tagged-answer.ts';
import type { RequestHandler } from './$types';

const TYPE = { json: 'application/json', csv: 'text/csv; charset=utf-8' };

/**
 * The access map's numbers, as JSON (`AccessReport`) or CSV; or a problem document that names every
 * wrong parameter.
 */
export const GET: RequestHandler = ({ url, request }) => {
	const asked = readAccessRequest(url.searchParams, ['format']);
	if (!asked.ok) return problem(badParameters(asked.errors));
	const { query, format } = asked;
	const territory = territoryWithoutData(query);
	if (territory !== null) return problem(noNumbers(query, territory));
	const { version, today, answer, named } = serverAnswer(query);
	if (!answer) return problem(tooLarge(query));
	if (query.county !== null && !answer.county) return problem(noSuchCounty(query.county));
	const tag = answerTag(today, `${url.origin}/${format}?${canonicalParameters(query)}`);
	const make = () => {
		const sources = { version, today, origin: url.origin, named, tracts: population().areas.count };
		return format === 'csv'
			? accessCsv(query, answer, sources)
			: JSON.stringify(accessReport(query, answer, sources));
	};
	return taggedAnswer(request, tag, make, {
		...OPEN_TO_ALL,
		'content-type': TYPE[format],
		...(format === 'csv' ? { 'content-disposition': 'attachment; filename="access.csv"' } : {}),
		'cache-control': 'public, max-age=300'
	});
};

export const OPTIONS: RequestHandler = preflightAnswer;

const problem = (it: Problem) => problemAnswer(it, OPEN_TO_ALL);
