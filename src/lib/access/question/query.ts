import {
	ANY_CLINIC,
	CLINIC_FILTER_PARAMETERS,
	readClinicFilters,
	writeClinicFilters
} from '#lib/coverage/filters/clinic-filters.ts';
import type { ClinicFilters } from '#lib/coverage/filters/index.ts';
import { isPoint, type Point } from '#lib/geo/point.ts';
import { UNITS, type Unit } from '#lib/geo/units.ts';
import { isStateCode } from '#lib/places/states.ts';
import {
	parameterReader,
	type ParameterProblem,
	type ParameterReader
} from '#lib/requests/parameters.ts';
import { REACH_MILES, type Scale } from './scale.ts';
import {
	MOST_ADDED,
	MOST_CLOSED,
	NO_SCENARIO,
	readAdded,
	writeAdded,
	type AddedClinic,
	type Scenario
} from './scenario.ts';

/** What the map may show of each area. */
export const MEASURES = [
	'nearest',
	'extra',
	'count',
	'gravity',
	'2sfca',
	'e2sfca',
	'3sfca',
	'm2sfca',
	'bfca'
] as const;
export type Measure = (typeof MEASURES)[number];

/** What the numbers of a measure are: metres, or a score. */
export const SCALE: Record<Measure, Scale> = {
	nearest: 'distance',
	extra: 'coverageGap',
	count: 'score',
	gravity: 'score',
	'2sfca': 'score',
	e2sfca: 'score',
	'3sfca': 'score',
	m2sfca: 'score',
	bfca: 'score'
};

/** How readiness to travel falls with distance. */
export const DECAYS = ['luo_qi', 'starts', 'exponential', 'gaussian', 'linear', 'power'] as const;
export type DecayName = (typeof DECAYS)[number];

/** Measures that ask how readiness to travel falls; the others have one of their own, or none. */
export const DECAYING: readonly Measure[] = ['gravity', 'e2sfca', 'm2sfca', 'bfca'];

/** How far a clinic is thought to draw people, in miles. */
export const CATCHMENTS = [10, 25, 30, 50, 100] as const;

/** Columns of the table, to sort by: a name, a class, or numbers of people or miles. */
export const COLUMNS = [
	'name',
	'class',
	'population',
	'10',
	'25',
	'50',
	'100',
	'beyond',
	'median',
	'value',
	'class_0',
	'class_1',
	'class_2',
	'class_3',
	'class_4',
	'gained'
] as const;
export type Column = (typeof COLUMNS)[number];

/** A column to sort by; with "-" the largest first. */
export const SORTS = COLUMNS.flatMap((column) => [column, `-${column}`] as const);
export type Sort = (typeof SORTS)[number];

/** What a map shows: degrees, and a zoom as web maps have it. */
export interface View extends Point {
	zoom: number;
}

/** Where a next clinic might be: in the seat of any county, or in any populous tract. */
export const CANDIDATES = ['counties', 'tracts'] as const;
export type Candidates = (typeof CANDIDATES)[number];

/** What the best next places are looked for by. */
export interface NextAim {
	/** How many places. 1 to `MOST_NEXT`. */
	count: number;
	/** Miles that people are to be newly within. */
	miles: number;
	candidates: Candidates;
}

/** A question to the access map: all of it is kept in the address. */
export interface AccessQuery extends ClinicFilters, Scenario {
	measure: Measure;
	/** Distance to the nth nearest clinic. 1 to 5; 1 where a score is asked for. */
	nth: number;
	/** Miles within which clinics count, for all measures but the nearest. */
	miles: number;
	decay: DecayName;
	/** Postal code of the state whose counties are listed; null: the states are. */
	state: string | null;
	/** Code of the county that is looked at; null: none. */
	county: string | null;
	sort: Sort;
	/** Where the map looks; null: at the 48 states. */
	at: View | null;
	/** What the best next places are looked for by. */
	next: NextAim;
	unit: Unit;
}

export const MOST_NTH = 5;

/** More next places than anybody compares. */
export const MOST_NEXT = 10;

/** The first question: how far is the nearest clinic that reports any of these treatments? */
export const DEFAULT_QUERY: AccessQuery = {
	...ANY_CLINIC,
	...NO_SCENARIO,
	measure: 'nearest',
	nth: 1,
	miles: 30,
	decay: 'luo_qi',
	state: null,
	county: null,
	sort: '-beyond',
	at: null,
	next: { count: 3, miles: 50, candidates: 'counties' },
	unit: 'mi'
};

/** Members of a question that are written as they are. */
const AS_THEY_ARE = [
	'measure',
	'nth',
	'miles',
	'decay',
	'state',
	'county',
	'sort',
	'unit'
] as const;

/** Parameters that change how an answer is shown, and not which clinics count. */
export const SHOWN_ONLY = [...AS_THEY_ARE, 'at', 'next'] as const;

/** Parameters of a question. */
export const ACCESS_PARAMETERS = [
	...CLINIC_FILTER_PARAMETERS,
	...SHOWN_ONLY,
	'add',
	'close'
] as const;

/** A question as query parameters: defaults left out, so that equal questions have equal addresses. */
export function writeQuery(query: AccessQuery): URLSearchParams {
	const params = new URLSearchParams();
	writeClinicFilters(params, query);
	for (const name of AS_THEY_ARE) {
		const value = query[name];
		if (value !== null && value !== DEFAULT_QUERY[name]) params.set(name, String(value));
	}
	if (query.at) params.set('at', writeView(query.at));
	const next = writeNext(query.next);
	if (next !== writeNext(DEFAULT_QUERY.next)) params.set('next', next);
	for (const one of query.added) params.append('add', writeAdded(one));
	for (const id of query.closed) params.append('close', id);
	return params;
}

/** Reads a question. What can't be read is left at its default and named in `problems`. */
export function readQuery(params: URLSearchParams): {
	query: AccessQuery;
	problems: ParameterProblem[];
} {
	const read = parameterReader(params);
	const query: AccessQuery = {
		...readClinicFilters(read),
		measure: read.one('measure', MEASURES, DEFAULT_QUERY.measure),
		nth: read.whole('nth', DEFAULT_QUERY.nth, 1, MOST_NTH),
		miles: Number(read.one('miles', CATCHMENTS.map(String), String(DEFAULT_QUERY.miles))),
		decay: read.one('decay', DECAYS, DEFAULT_QUERY.decay),
		state: code(read, 'state', /^[A-Z]{2}$/, isStateCode),
		county: code(read, 'county', /^\d{5}$/),
		sort: read.one('sort', SORTS, DEFAULT_QUERY.sort),
		at: readView(read),
		next: readNext(read),
		unit: read.one('unit', UNITS, DEFAULT_QUERY.unit),
		...readScenario(params, read)
	};
	// A score knows no nth clinic: left there, it would change the numbers unseen.
	if (SCALE[query.measure] === 'score') query.nth = DEFAULT_QUERY.nth;
	return { query, problems: read.problems };
}

/** Decimals of a degree that a view is kept to: a hundred metres. */
const VIEW_DECIMALS = 3;

const writeView = ({ latitude, longitude, zoom }: View): string =>
	`${latitude.toFixed(VIEW_DECIMALS)},${longitude.toFixed(VIEW_DECIMALS)},${zoom}`;

function readView(read: ParameterReader): View | null {
	const text = read.text('at');
	if (text === null) return null;
	const form = /^(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?),(\d{1,2})$/.exec(text);
	const [latitude, longitude, zoom] = (form ?? []).slice(1).map(Number);
	if (form && isPoint(latitude, longitude) && zoom <= 18) return { latitude, longitude, zoom };
	return read.problem('at', 'not_allowed', text);
}

const writeNext = ({ count, miles, candidates }: NextAim) => [count, miles, candidates].join(',');

function readNext(read: ParameterReader): NextAim {
	const text = read.text('next');
	if (text === null) return DEFAULT_QUERY.next;
	const [count, miles, given, ...rest] = text.split(',');
	const candidates = CANDIDATES.find((one) => one === given);
	const isKnown =
		/^\d{1,2}$/.test(count) &&
		Number(count) >= 1 &&
		Number(count) <= MOST_NEXT &&
		REACH_MILES.some((one) => String(one) === miles);
	if (isKnown && candidates && rest.length === 0) {
		return { count: Number(count), miles: Number(miles), candidates };
	}
	read.problem('next', 'not_allowed', text);
	return DEFAULT_QUERY.next;
}

function code(
	read: ParameterReader,
	name: string,
	form: RegExp,
	isKnown = (_: string) => true
): string | null {
	const value = read.text(name)?.toUpperCase() ?? null;
	if (value === null || (form.test(value) && isKnown(value))) return value;
	return read.problem(name, 'not_allowed', value);
}

function readScenario(params: URLSearchParams, read: ParameterReader): Scenario {
	const given = params.getAll('add').filter((text) => text !== '');
	const added = given.slice(0, MOST_ADDED).flatMap((text): AddedClinic[] => {
		const one = readAdded(text);
		if (!one) read.problem('add', 'not_allowed', text);
		return one ? [one] : [];
	});
	const closed = [...new Set(params.getAll('close'))].filter((id) => /^[\w-]{1,100}$/.test(id));
	tooMany(read, 'add', given.length, MOST_ADDED);
	tooMany(read, 'close', closed.length, MOST_CLOSED);
	return { added, closed: closed.slice(0, MOST_CLOSED) };
}

function tooMany(read: ParameterReader, name: string, count: number, most: number): void {
	if (count > most) read.problem(name, 'out_of_range', String(count), { range: { to: most } });
}
