import { EACH_FILTER, type FILTERS, type FilterKey } from './index.ts';

/** What is counted of a filter: each option, and none of them as `any`; of a switch, one number. */
type CountsOf<F> = F extends { kind: 'switch' }
	? number
	: F extends { kind: 'one_of' | 'any_of'; options: readonly (infer Option extends string)[] }
		? Record<Option | 'any', number>
		: F extends { options: readonly (infer Option extends string)[] }
			? Record<Option, number>
			: never;

/**
 * How many clinics there would be if an option were chosen, all other filters kept. `any`: without
 * that filter. One of several options counts as if it alone were chosen; where all are needed, as if
 * it were added. How sure coverage must be counts alike while no payer is chosen.
 */
export type OptionCounts = { [Key in FilterKey]: CountsOf<(typeof FILTERS)[Key]> };

/** How many clinics have each option of a filter, and how many there are without it. */
export interface Tally {
	options: Uint32Array;
	any: number;
}

export const newTally = (key: FilterKey): Tally => {
	return { options: new Uint32Array(EACH_FILTER[key].options.length), any: 0 };
};

/** Adds a clinic that has the options whose bits are set. */
export function addBits({ options }: Tally, bits: number): void {
	for (let left = bits; left !== 0; left &= left - 1) options[31 - Math.clz32(left & -left)]++;
}

/** What a filter's tally says. */
export function countsOf<Key extends FilterKey>(key: Key, tally: Tally): OptionCounts[Key] {
	const { kind, options } = EACH_FILTER[key];
	const each = options.map((option, n): [string, number] => [option, tally.options[n]]);
	const hasNone = kind === 'one_of' || kind === 'any_of';
	const counts = Object.fromEntries(hasNone ? [...each, ['any', tally.any]] : each);
	return (kind === 'switch' ? tally.options[0] : counts) as OptionCounts[Key];
}
