import { ownAnswer } from '#lib/access/own-engine.server.ts';
import { population } from '#lib/access/population.server.ts';
import { readQuery } from '#lib/access/query.ts';
import type { FirstAnswer } from '#lib/access/first-answer.ts';
import type { PageServerLoad } from './$types';

/** The first HTML: what is asked in the address, answered in numbers. */
export const load: PageServerLoad = ({ url, locals, setHeaders }) => {
	const { query, problems } = readQuery(url.searchParams);
	setHeaders({ 'cache-control': 'no-cache' });
	const first: FirstAnswer = { query, problems, ...ownAnswer(query) };
	const { version, areas } = population();
	return { first, population: version, tracts: areas.count, basemapUrl: locals.basemapUrl };
};
