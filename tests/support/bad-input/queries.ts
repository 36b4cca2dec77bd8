import fc from 'fast-check';
import {
	CATCHMENTS,
	DECAYS,
	MEASURES,
	ACCESS_PARAMETERS,
	SORTS as COLUMNS
} from '#lib/access/question/query.ts';
import {
	AGE_GROUPS,
	ASSISTANCE,
	FACILITY_KINDS,
	LANGUAGES,
	PAYERS,
	ROUTES
} from '#lib/clinics/record/vocabulary.ts';
import { COVERAGE_LEVELS } from '#lib/coverage/verdict/verdict.ts';
import { STATE_CODES } from '#lib/places/states.ts';
import { SEARCH_PARAMETERS } from '#lib/search/request.ts';
import { SORTS } from '#lib/search/query.ts';
import { HOSTILE, badName, badValue } from './hostile.ts';

/** A request that sends nothing but its address and headers. */
export interface Ask {
	method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'DELETE';
	/** With all that it asks. */
	address: string;
	headers: Record<string, string>;
}

/** What a parameter may mean, by its name. */
type Known = Record<string, readonly string[]>;

const POINTS = ['33.4484,-112.0740', '0,0', '90,180', '-90.0,-180', '47.6,-122.3'];

const FILTERS: Known = {
	route: ROUTES,
	payer: PAYERS,
	coverage: COVERAGE_LEVELS,
	age: AGE_GROUPS,
	language: LANGUAGES,
	kind: FACILITY_KINDS,
	help: ASSISTANCE,
	unit: ['mi', 'km']
};

const SEARCH: Known = {
	...Object.fromEntries(SEARCH_PARAMETERS.map((name) => [name, ['0', '1']])),
	...FILTERS,
	near: ['60601', '85004', '00000', 'Phoenix', 'Phoenix, AZ', 'springfeild', '850', ...POINTS],
	radius: ['25', 'any', '13000', '0.001'],
	sort: SORTS,
	page: ['1', '2', '1000000']
};

/** @param clinics ids of some */
const access = (clinics: readonly string[]): Known => ({
	...Object.fromEntries(ACCESS_PARAMETERS.map((name) => [name, ['0', '1']])),
	...FILTERS,
	measure: MEASURES,
	nth: ['1', '5', '6'],
	miles: CATCHMENTS.map(String),
	decay: DECAYS,
	state: [...STATE_CODES, 'az', 'XX'],
	county: ['04013', '4013', '00000', '99999'],
	sort: COLUMNS,
	at: ['33.4,-112.1,8', '99,-200,5', '33.4,-112.1,99'],
	add: [...POINTS, ...POINTS.map((at) => `${at},iv_infusion.oral,medicaid`), '33,-112,,'],
	close: clinics,
	format: ['json', 'csv', 'xml'],
	download: ['0', '1'],
	lang: ['en', 'es', 'fr']
});

/** What the pages read from their addresses. */
const page = (clinics: readonly string[]): Known => ({
	...SEARCH,
	...access(clinics),
	fact: ['phone', 'other', 'listing', 'payers/medicaid', 'service/iv_infusion/clinic'],
	version: ['1', '2', '999999999'],
	risk: ['low', 'high'],
	held: ['mine', 'others'],
	done: ['sent', 'changed'],
	next: ['/account', '//evil.example', '/es/review?page=2'],
	name: ['Desert Mind Clinic'],
	place: ['85203', 'Mesa, AZ'],
	phone: ['480 555 0112'],
	q: ['ketamine', 'mesa az', ...clinics],
	...Object.fromEntries(
		['key', 'token', 'amends', 'amends_key', 'clinic', 'claim', 'checked', 'until', 'revision'].map(
			(name) => [name, ['', ...clinics]]
		)
	)
});

/** Escaped as a browser does it, half surrogates and all. */
const escape = (text: string) => encodeURIComponent(text.toWellFormed());

/** What stands after the "?", with parameters of these. */
const anyQuery = (known: Known): fc.Arbitrary<string> => {
	const pair = fc
		.oneof(
			{ weight: 12, arbitrary: fc.constantFrom(...Object.keys(known)) },
			{ weight: 1, arbitrary: badName.map((name) => name.slice(0, 500)) }
		)
		.chain((name) =>
			fc.tuple(fc.constant(name), badValue(Object.hasOwn(known, name) ? known[name] : [], true))
		);
	return fc
		.array(pair, { maxLength: 6 })
		.map((pairs) => pairs.map(([name, value]) => `${escape(name)}=${escape(value)}`).join('&'));
};

/** Headers that our endpoints read. HTTP itself takes no other characters. */
const anyHeaders: fc.Arbitrary<Record<string, string>> = fc.dictionary(
	fc.constantFrom('accept-encoding', 'accept-language', 'if-none-match', 'if-range', 'cookie'),
	fc.oneof(
		fc.constantFrom(
			'*',
			'""',
			'W/"',
			'gzip;q=x, br;q=-1',
			'identity;q=0, *;q=0',
			'within-reach.session_token=x.y',
			'within-reach.session_token=%E0%A4',
			`within-reach.session_token=${'x'.repeat(3000)}`
		),
		fc.constantFrom(...HOSTILE).map((text) => text.slice(0, 3000).replace(/[^\x20-\x7e]/g, ''))
	),
	{ maxKeys: 2 }
);

const RANGES = [
	'bytes=0-0',
	'bytes=-0',
	'bytes=9-1',
	'bytes=99999999999999999999-',
	'bytes=-',
	'x=1'
];

/**
 * Requests to a route that is no page.
 *
 * @param paths that the route has: real ones, and ones with anything in the places of ids
 * @param clinics ids of some
 */
export function badAsk(
	route: string,
	paths: fc.Arbitrary<string>,
	clinics: readonly string[]
): fc.Arbitrary<Ask> {
	const isAccess = route === '/api/access' || route === '/access/map.svg';
	const known = isAccess ? access(clinics) : SEARCH;
	const headers = route.startsWith('/basemap')
		? fc.constantFrom(...RANGES).map((range) => ({ range }))
		: anyHeaders;
	return fc.record({
		method: fc.constantFrom<Ask['method'][]>('GET', 'GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'POST'),
		address: fc.tuple(paths, anyQuery(known)).map(([path, query]) => withQuery(path, query)),
		headers
	});
}

/**
 * The same of a page.
 *
 * @param cookies of who looks at it
 */
export const badVisit = (
	paths: fc.Arbitrary<string>,
	clinics: readonly string[],
	cookies: readonly string[]
): fc.Arbitrary<Ask> =>
	fc.record({
		method: fc.constant('GET'),
		address: fc
			.tuple(paths, anyQuery(page(clinics)))
			.map(([path, query]) => withQuery(path, query)),
		headers: fc.constantFrom(...cookies).map((cookie) => ({ accept: 'text/html', cookie }))
	});

const withQuery = (path: string, query: string) =>
	`${path}${path.includes('?') ? '&' : '?'}${query}`;

/**
 * Paths of a route: with anything in the places of ids, or real ones.
 *
 * @param real whole paths
 */
export const pathsOf = (route: string, real: readonly string[]): fc.Arbitrary<string> => {
	const parts = route.split('/').map((part) => {
		if (!part.startsWith('[')) return fc.constant(part);
		return fc.constantFrom(...HOSTILE).map((text) => escape(text.slice(0, 500)));
	});
	const anyPath = fc.tuple(...parts).map((all) => all.join('/') || '/');
	return real.length > 0 ? fc.oneof(fc.constantFrom(...real), anyPath) : anyPath;
};
