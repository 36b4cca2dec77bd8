import { serverAnswer } from '#lib/access/reach/server-engine.server.ts';
import { population } from '#lib/access/people/population.server.ts';
import { readQuery } from '#lib/access/question/query.ts';
import type { FirstAnswer } from '#lib/access/reach/first-answer.ts';
import type { PageServerLoad } from './$types';

/** The first HTML: what is asked in the address, answered in numbers. */
export const load: PageServerLoad = ({ url, locals, setHeaders }) => {
	const { query, problems } = readQuery(url.searchParams);
	setHeaders({ 'cache-control': 'no-cache' });
	const first: FirstAnswer = { query, problems, ...serverAnswer(query) };
	const { version, areas } = population();
	return { first, population: version, tracts: areas.count, basemapUrl: locals.basemapUrl };
};
