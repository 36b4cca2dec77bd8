import { describe, expect, it } from 'vitest';
import type { Place } from '#lib/places/place.ts';
import type { ParameterProblem } from './parameters.ts';
import { badParameters, describePlace, describeProblem } from './problem.ts';

const place = (text: string): Place => ({
	kind: 'town',
	text,
	label: `${text}!`,
	latitude: 40,
	longitude: -90,
	precision: 'town'
});

describe('a problem in words', () => {
	const problem = (code: ParameterProblem['code'], more: Partial<ParameterProblem> = {}) =>
		describeProblem({ parameter: 'p', code, value: 'v', ...more }).detail;

	it('says what is wrong and what would be right', () => {
		expect(problem('missing')).toBe('"p" is missing.');
		expect(problem('not_allowed', { allowed: ['a', 'b'] })).toBe(
			'"p" can\'t be "v". It is one of: a, b.'
		);
		expect(problem('not_a_number', { range: { above: 0, to: 9 } })).toBe(
			'"p" must be a number above 0 and up to 9, not "v".'
		);
		expect(problem('out_of_range', { range: { from: 1, to: 9 } })).toBe(
			'"p" must be from 1 and up to 9, not "v".'
		);
		expect(problem('repeated', { value: 'a, b' })).toBe(
			'"p" was given several times: a, b. Give it once.'
		);
		expect(problem('unknown_parameter')).toBe('There is no parameter "p".');
		expect(problem('unknown_parameter', { meant: 'q' })).toBe(
			'There is no parameter "p". Did you mean "q"?'
		);
		expect(problem('more_problems', { value: '7' })).toBe(
			'There are 7 more problems, the next with "p".'
		);
	});

	it('keeps the list of what is allowed for programs', () => {
		const known = { parameter: 'p', code: 'not_allowed', value: 'v', allowed: ['a'] } as const;
		expect(describeProblem(known).allowed).toEqual(['a']);
		expect(describeProblem({ ...known, allowed: undefined })).not.toHaveProperty('allowed');
	});
});

describe('a place that can’t be searched from', () => {
	it('is no problem when it was found', () => {
		expect(describePlace('x', { kind: 'found', place: place('x') })).toBeNull();
	});

	it('is told with its reason', () => {
		expect(describePlace('850', { kind: 'malformed', reason: 'short_zip' })).toEqual({
			parameter: 'near',
			code: 'short_zip',
			detail: '"near" can\'t be "850": a ZIP code has five digits, and this has fewer.'
		});
	});

	it('is told with the places that may be meant, as "near" takes them', () => {
		const places = [place('Springfield, IL'), place('Springfield, MO')];
		const choices = places.map(({ text, label }) => ({ text, label }));
		expect(describePlace('Springfield', { kind: 'choose', places })).toMatchObject({
			code: 'ambiguous_place',
			choices
		});
		expect(
			describePlace('Sprngfield', { kind: 'unknown', input: 'town', suggestions: places })
		).toMatchObject({ code: 'unknown_place', choices });
	});
});

describe('the problem document', () => {
	it('tells every error in its detail too', () => {
		const errors = [
			{ parameter: 'a', code: 'missing', detail: '"a" is missing.' },
			{ parameter: 'b', code: 'missing', detail: '"b" is missing.' }
		];
		expect(badParameters(errors)).toEqual({
			type: 'about:blank',
			title: 'Bad Request',
			status: 400,
			detail: '"a" is missing. "b" is missing.',
			errors
		});
	});
});
