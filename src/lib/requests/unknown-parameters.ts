import { editDistance, slipsAllowed } from '#lib/places/near-spelling.ts';
import { shorten, type ParameterProblem } from './parameters.ts';

/**
 * Problems with the parameters that nobody knows, with the known name each looks like; the first
 * lists all that are known. A slip like `payor=medicaid`, passed over in silence, would give an
 * answer to another question.
 */
export function unknownParameters(
	params: URLSearchParams,
	known: readonly string[]
): ParameterProblem[] {
	const values = new Map<string, string>();
	for (const [name, value] of params) {
		if (!known.includes(name) && !values.has(name)) values.set(name, value);
	}
	return [...values].map(([name, value], i) => {
		const meant = nearestName(name.toLowerCase(), known);
		return {
			parameter: shorten(name),
			code: 'unknown_parameter',
			value: shorten(value),
			...(i === 0 ? { allowed: known } : {}),
			...(meant ? { meant } : {})
		};
	});
}

/** The known name that is a plural, a singular, or one or two slips away. */
function nearestName(name: string, known: readonly string[]): string | undefined {
	const slips = (one: string) =>
		name === `${one}s` || `${name}s` === one ? 0 : editDistance(name, one, slipsAllowed(one));
	const [best] = known
		.map((one) => ({ one, slips: slips(one) }))
		.filter((it) => it.slips <= slipsAllowed(it.one))
		.sort((a, b) => a.slips - b.slips);
	return best?.one;
}
