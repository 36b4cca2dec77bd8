import type { MalformedReason, Place, Resolution } from '#lib/places/place.ts';
import type { ParameterProblem } from './parameters.ts';

/** One thing that is wrong with a request, in English. */
export interface RequestError {
	parameter: string;
	code: string;
	detail: string;
	/** What is allowed, where that is a list. Of unknown parameters, the first names the known ones. */
	allowed?: readonly string[];
	/** Places that may be meant: `near` takes each `text`. */
	choices?: { text: string; label: string }[];
}

/** A problem document (RFC 9457). */
export interface Problem {
	type: string;
	title: string;
	status: number;
	detail: string;
	errors: RequestError[];
}

/** The problem document of a request with wrong parameters: names every one. */
export function badParameters(errors: RequestError[]): Problem {
	return {
		type: 'about:blank',
		title: 'Bad Request',
		status: 400,
		detail: errors.map(({ detail }) => detail).join(' '),
		errors
	};
}

/** A parameter's problem in words. */
export function describeProblem(problem: ParameterProblem): RequestError {
	const { parameter, code, value, allowed, range, meant } = problem;
	const words = {
		missing: () => `"${parameter}" is missing.`,
		not_allowed: () =>
			`"${parameter}" can't be "${value}".` +
			(allowed ? ` It is one of: ${allowed.join(', ')}.` : ''),
		not_a_number: () => `"${parameter}" must be a number ${describeRange(range)}, not "${value}".`,
		out_of_range: () => `"${parameter}" must be ${describeRange(range)}, not "${value}".`,
		repeated: () => `"${parameter}" was given several times: ${value}. Give it once.`,
		unknown_parameter: () =>
			`There is no parameter "${parameter}".` + (meant ? ` Did you mean "${meant}"?` : ''),
		more_problems: () => `There are ${value} more problems, the next with "${parameter}".`
	};
	return { parameter, code, detail: words[code](), ...(allowed ? { allowed } : {}) };
}

function describeRange(range: ParameterProblem['range']): string {
	if (!range) return '';
	const least = range.above === undefined ? `from ${range.from ?? 0}` : `above ${range.above}`;
	return `${least} and up to ${range.to}`;
}

const MALFORMED: Record<MalformedReason, string> = {
	empty: 'it is empty',
	short_zip: 'a ZIP code has five digits, and this has fewer',
	long_zip: 'a ZIP code has five digits, and this has more',
	out_of_range: 'a latitude is from −90 to 90 and a longitude from −180 to 180',
	military_zip: 'a military ZIP code (APO, FPO, DPO) has no place on the map',
	not_a_place: 'it is no ZIP code, town or "latitude,longitude"'
};

/** Why a place can't be searched from; null when it can. */
export function describePlace(near: string, resolution: Resolution): RequestError | null {
	const choices = (places: Place[]) => places.map(({ text, label }) => ({ text, label }));
	const error = (code: string, detail: string): RequestError => ({
		parameter: 'near',
		code,
		detail
	});
	switch (resolution.kind) {
		case 'found':
			return null;
		case 'malformed':
			return error(
				resolution.reason,
				`"near" can't be "${near}": ${MALFORMED[resolution.reason]}.`
			);
		case 'choose':
			return {
				...error('ambiguous_place', `"near" is several places called "${near}": choose one.`),
				choices: choices(resolution.places)
			};
		case 'unknown':
			return {
				...error('unknown_place', `"near" is "${near}", which is not in our tables.`),
				choices: choices(resolution.suggestions)
			};
	}
}
