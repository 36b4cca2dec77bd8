import { numberFormat } from '#lib/format/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { ParameterProblem } from './parameters.ts';

/**
 * What couldn't be read of a page's address, in the page's language. `describeProblem` says the same of
 * a request to the API, to who writes programs, in English.
 *
 * @param label what the page calls the parameter
 */
export function problemInWords(
	{ parameter: name, code, value, range }: ParameterProblem,
	label: string | undefined
): string {
	const parameter = label ?? name;
	if (code === 'unknown_parameter') return m.find_problem_unknown({ parameter });
	if (code === 'repeated') return m.find_problem_repeated({ parameter, value });
	if (code !== 'out_of_range' || !range) return m.find_problem({ parameter, value });
	const { format } = numberFormat(getLocale());
	const least = format(range.above ?? range.from ?? 0);
	return m.find_problem_range({ parameter, value, least, most: format(range.to) });
}
