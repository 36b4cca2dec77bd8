import type { FactName } from '#lib/clinics/columns/fact-words.ts';
import type { FactBits, Filter } from './filter.ts';

/** What a filter's file declares. */
interface Declared<Option extends string, Parameter extends string> {
	parameter: Parameter;
	options: readonly Option[];
	/**
	 * Where its options are found: bit n of a fact stands for option n, unless `bits` says otherwise.
	 * null: it is asked of each treatment.
	 */
	looksAt: { fact: FactName; bits?: Readonly<Record<Option, number>> } | null;
	/** What giving it up costs the person: see `loosen.ts`. */
	cost: number;
}

const NONE: readonly never[] = [];
const ON = ['1'] as const;

/** One of its options, or none (null). */
export function oneOf<Option extends string, const Parameter extends string>(
	it: Declared<Option, Parameter>
): Filter<Option | null, Option, Parameter, 'one_of'> {
	return {
		...common(it),
		kind: 'one_of',
		chosen: (value) => (value === null ? NONE : [value]),
		value: ([only = null]) => only,
		loosen: (chosen) => givingUp(it.cost, chosen)
	};
}

/** Several of its options, of which a clinic needs one. */
export function anyOf<Option extends string, const Parameter extends string>(
	it: Declared<Option, Parameter>
): Filter<Option[], Option, Parameter, 'any_of'> {
	return {
		...common(it),
		kind: 'any_of',
		chosen: (value) => value,
		value: (chosen) => [...chosen],
		loosen: (chosen) => givingUp(it.cost, chosen)
	};
}

/** Several of its options, all of which a clinic needs. One of them is given up rather than all. */
export function allOf<Option extends string, const Parameter extends string>(
	it: Declared<Option, Parameter>
): Filter<Option[], Option, Parameter, 'all_of'> {
	return {
		...common(it),
		kind: 'all_of',
		chosen: (value) => value,
		value: (chosen) => [...chosen],
		loosen: (chosen) => {
			const allButOne = chosen.map((one) => chosen.filter((other) => other !== one));
			const alternatives = chosen.length > 1 ? [...allButOne, []] : allButOne;
			return chosen.length > 0 ? [{ cost: it.cost, alternatives }] : [];
		}
	};
}

/** On or off. It looks at the first bit of its fact. */
export function onOff<const Parameter extends string>(
	it: Omit<Declared<'1', Parameter>, 'options'>
): Filter<boolean, '1', Parameter, 'switch'> {
	return {
		...common({ ...it, options: ['1'] }),
		kind: 'switch',
		chosen: (value) => (value ? ON : NONE),
		value: (chosen) => chosen.length > 0,
		loosen: (chosen) => givingUp(it.cost, chosen)
	};
}

/** Always one of its options, which go from strict to lenient. */
export function grade<Option extends string, const Parameter extends string>(
	it: Pick<Declared<Option, Parameter>, 'parameter' | 'options'> &
		Pick<Filter<Option>, 'needs'> & {
			preset: Option;
			/** What being as lenient as this costs the person. Absent: that is not offered. */
			costs: Readonly<Partial<Record<Option, number>>>;
		}
): Filter<Option, Option, Parameter, 'grade'> {
	const { options, preset, costs } = it;
	return {
		...common({ ...it, looksAt: null }),
		kind: 'grade',
		preset: [preset],
		needs: it.needs,
		chosen: (value) => [value],
		value: ([only = preset]) => only,
		loosen: ([chosen]) =>
			options.slice(options.indexOf(chosen) + 1).flatMap((to) => {
				const cost = costs[to];
				return cost === undefined ? [] : [{ cost, alternatives: [[to]] }];
			})
	};
}

function common<Option extends string, Parameter extends string>(
	it: Omit<Declared<Option, Parameter>, 'cost'>
) {
	const { parameter, options, looksAt } = it;
	return {
		parameter,
		options,
		preset: NONE,
		looksAt: looksAt && factBits(it, looksAt),
		needs: null
	};
}

function factBits<Option extends string>(
	{ options }: { options: readonly Option[] },
	{ fact, bits }: NonNullable<Declared<Option, string>['looksAt']>
): FactBits {
	return { fact, bits: options.map((option, n) => bits?.[option] ?? 1 << n) };
}

const givingUp = (cost: number, chosen: readonly unknown[]) =>
	chosen.length > 0 ? [{ cost, alternatives: [[]] }] : [];
