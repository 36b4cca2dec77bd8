import { redirect } from '@sveltejs/kit';
import { countyShapes } from '#lib/access/report/county-shapes.server.ts';
import { mapSvg } from '#lib/access/report/map-svg.ts';
import { answerTag, drawnClinics, serverMap } from '#lib/access/reach/server-engine.server.ts';
import { DEFAULT_QUERY, writeQuery } from '#lib/access/question/query.ts';
import { readAccessRequest, tooLarge } from '#lib/access/question/request.ts';
import { EDGE_COLOR, NO_CLASS_COLOR, shownColors } from '#lib/map/reach/class-colors.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { badParameters } from '#lib/requests/problem.ts';
import { taggedAnswer } from '#lib/server/http/tagged-answer.ts';
import { pageHref } from '#lib/ui/page-href.ts';
import { problemAnswer } from '#lib/server/http/problem-answer.ts';
import type { RequestHandler } from './$types';

/**
 * The map of counties as an image that stands alone: for paper, and for browsers without scripts.
 * `lang` leads to the image in that language; `download=1` has it saved.
 */
export const GET: RequestHandler = ({ url, request }) => {
	const asked = readAccessRequest(url.searchParams, ['download', 'lang']);
	if (!asked.ok) return problemAnswer(badParameters(asked.errors));
	const { download, lang } = asked;
	// What is looked at, and how it is sorted, is not on the map.
	const { sort, next } = DEFAULT_QUERY;
	const query = { ...asked.query, state: null, county: null, sort, next };
	if (lang !== null) {
		const params = writeQuery(query);
		if (download) params.set('download', '1');
		redirect(308, `${pageHref('/access/map.svg', lang)}?${params}`);
	}
	const { version, today, answer, counties, countyClass, open } = serverMap(query);
	if (!answer || !countyClass || !open) return problemAnswer(tooLarge(query));
	const { scale } = answer;
	const params = writeQuery({ ...query, at: null }).toString();
	const colors = {
		// As on the page, whose table is printed beside it.
		classes: shownColors(scale === 'score' ? 'score' : 'distance', 'light'),
		none: NO_CLASS_COLOR.light,
		border: '#ffffff',
		edge: EDGE_COLOR.light,
		ground: '#ffffff',
		ink: '#1a2421'
	};
	const make = () =>
		mapSvg({
			query,
			answer,
			counties,
			countyClass,
			clinics: drawnClinics(open),
			address: url.origin + pageHref('/access') + (params && `?${params}`),
			shapes: countyShapes(),
			colors,
			version,
			today
		});
	return taggedAnswer(
		request,
		answerTag(today, `${url.origin}/map.svg?${writeQuery(query)}`),
		make,
		{
			'content-type': 'image/svg+xml',
			'content-language': getLocale(),
			...(download ? { 'content-disposition': 'attachment; filename="access-map.svg"' } : {}),
			'cache-control': 'public, max-age=300'
		}
	);
};
