import { locales, type Locale } from '#lib/paraglide/runtime.js';
import { stateName, type StateCode } from '#lib/places/states.ts';
import { firstProblems, parameterReader, type ParameterProblem } from '#lib/requests/parameters.ts';
import {
	badParameters,
	describeProblem,
	type Problem,
	type RequestError
} from '#lib/requests/problem.ts';
import { unknownParameters } from '#lib/requests/unknown-parameters.ts';
import {
	ACCESS_PARAMETERS,
	DEFAULT_QUERY,
	readQuery,
	writeQuery,
	type AccessQuery
} from './query.ts';

export const REPORT_FORMATS = ['json', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A request for numbers or an image, read: a question, or everything that is wrong with it. */
export type AccessRequest =
	| { ok: true; query: AccessQuery; format: ReportFormat; download: boolean; lang: Locale | null }
	| { ok: false; errors: RequestError[] };

/** Reads a request. `others`: parameters that may stand beside those of the question. */
export function readAccessRequest(
	params: URLSearchParams,
	others: readonly ('format' | 'download' | 'lang')[]
): AccessRequest {
	const { query, problems } = readQuery(params);
	const read = parameterReader(params);
	const may = (name: (typeof others)[number]) => others.includes(name);
	const format = may('format') ? read.one('format', REPORT_FORMATS, 'json') : 'json';
	const download = may('download') && read.flag('download');
	const lang = may('lang') ? read.one('lang', locales, null) : null;
	const unread = params.getAll('close').find((id) => !/^[\w-]{0,100}$/.test(id));
	if (unread !== undefined) read.problem('close', 'not_allowed', unread);
	// What is unknown comes last: only that can be long enough to hide the rest.
	const found = [
		...problems,
		...read.problems,
		...unknownParameters(params, [...ACCESS_PARAMETERS, ...others])
	];
	return found.length > 0
		? { ok: false, errors: firstProblems(found).map(describeAccessProblem) }
		: { ok: true, query, format, download, lang };
}

/** What is right, where it is no list. */
const RIGHT: Record<string, string> = {
	state: 'It is the postal code of a state, such as AZ',
	county: 'It is the five digits that the Census Bureau gives a county, such as 04013',
	next: 'It is "count,miles,candidates": "3,50,counties" or "10,100,tracts"',
	close: 'It is the id of a clinic, as in the address of its page',
	add: 'It is "latitude,longitude", then treatments and payers: "33.45,-112.07,iv_infusion.oral,medicaid"'
};

/** A parameter's problem in words. */
function describeAccessProblem(problem: ParameterProblem): RequestError {
	const { parameter, code, value } = problem;
	const right = RIGHT[parameter];
	if (code !== 'not_allowed' || !right) return describeProblem(problem);
	return { parameter, code, detail: `"${parameter}" can't be "${value}". ${right}.` };
}

/** The problem document of a county that there is none of. */
export const noSuchCounty = (code: string): Problem =>
	badParameters([describeAccessProblem({ parameter: 'county', code: 'not_allowed', value: code })]);

/** First digits of the counties of territories without data, and the postal codes of these. */
const WITHOUT_DATA: Readonly<Record<string, StateCode>> = {
	60: 'AS',
	66: 'GU',
	69: 'MP',
	78: 'VI'
};

/**
 * The territory that a question is about and that there are no numbers for: not none who are far, and
 * not none who are near. null: it is about another place.
 */
export function territoryWithoutData({ state, county }: AccessQuery): StateCode | null {
	const asked = Object.values(WITHOUT_DATA).find((code) => code === state);
	return asked ?? (county === null ? null : (WITHOUT_DATA[county.slice(0, 2)] ?? null));
}

/** The problem document of a territory without data. */
export function noNumbers(query: AccessQuery, territory: StateCode): Problem {
	const parameter = query.state === territory ? 'state' : 'county';
	const name = stateName(territory);
	const detail = `There are no numbers for ${name}: the centers of population that all is calculated from cover the 50 states, the District of Columbia and Puerto Rico. Nothing is known about distances there.`;
	return badParameters([{ parameter, code: 'no_data', detail }]);
}

/** The problem document of a question whose catchments take more room than there is. */
export const tooLarge = ({ miles }: AccessQuery): Problem =>
	badParameters([
		{
			parameter: 'miles',
			code: 'too_large',
			detail: `Too many clinics lie within ${miles} miles of people for this measure. Give a shorter "miles".`
		}
	]);

/** A question as parameters, without what changes none of its numbers: sorting, the unit, what is looked for. */
export function canonicalParameters(query: AccessQuery): string {
	const { sort, unit, next } = DEFAULT_QUERY;
	return writeQuery({ ...query, sort, unit, next, at: null }).toString();
}
