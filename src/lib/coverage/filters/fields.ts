import { choose, chosenOf, isOn, speaks } from './clinic-filters.ts';
import type { Section } from './filter.ts';
import {
	EACH_FILTER,
	EACH_FILTER_WORDS,
	FILTER_KEYS,
	type ClinicFilters,
	type FilterKey
} from './index.ts';
import type { OptionCounts } from './tally.ts';

/** A field of the form: one filter, ready to be shown. */
export interface Field {
	key: FilterKey;
	parameter: string;
	/** A select has an option for none of the others, with an empty value. */
	control: 'select' | 'ticks' | 'radios';
	label: string;
	hint: string | null;
	options: FieldOption[];
	/** The change that pressing or selecting an option makes. */
	press(option: string): Partial<ClinicFilters>;
}

export interface FieldOption {
	value: string;
	words: string;
	isChosen: boolean;
	/** Clinics there would be with it; undefined: not counted. */
	count: number | undefined;
}

/** Parts of the form besides the basics, in their order. */
export const SECTIONS = ['coverage', 'person', 'care', 'place'] as const satisfies Section[];

/** The fields of a part of the form. */
export function fieldsIn(
	section: Section,
	filters: ClinicFilters,
	counts: OptionCounts | null
): Field[] {
	return FILTER_KEYS.filter((key) => EACH_FILTER_WORDS[key].section === section).map((key) =>
		fieldOf(key, filters, counts)
	);
}

/** A filter as a field of the form. */
export function fieldOf(
	key: FilterKey,
	filters: ClinicFilters,
	counts: OptionCounts | null
): Field {
	const { kind, parameter, options } = EACH_FILTER[key];
	const { label, hint, option, none } = EACH_FILTER_WORDS[key];
	const chosen = chosenOf(filters, key);
	const counted: number | Readonly<Record<string, number>> | undefined = speaks(filters, key)
		? counts?.[key]
		: undefined;
	const fieldOption = (value: string, words: () => string): FieldOption => ({
		value,
		words: words(),
		isChosen: value === '' ? chosen.length === 0 : chosen.includes(value),
		count: typeof counted === 'object' ? counted[value || 'any'] : counted
	});
	const isSelect = kind === 'one_of';
	const all = options.map((one) => fieldOption(one, option[one]));
	return {
		key,
		parameter,
		control: isSelect ? 'select' : kind === 'grade' ? 'radios' : 'ticks',
		label: label(),
		hint: hint?.() ?? null,
		options: isSelect && none ? [fieldOption('', none), ...all] : all,
		press: (option) => choose(key, pressed(key, chosen, option))
	};
}

/** What is chosen of a filter once an option is pressed, in the order of its options. */
function pressed(key: FilterKey, chosen: readonly string[], option: string): string[] {
	const { kind, options } = EACH_FILTER[key];
	const isList = kind !== 'one_of' && kind !== 'grade';
	return options.filter((one) =>
		isList ? (one === option) !== chosen.includes(one) : one === option
	);
}

/** How many of the filters that don't stand beside the place someone changed. */
export function countChanged(filters: ClinicFilters): number {
	const others = FILTER_KEYS.filter((key) => EACH_FILTER_WORDS[key].section !== 'basics');
	// One treatment is chosen beside the place, several are among the others.
	return others.filter((key) => isOn(filters, key)).length + Number(filters.routes.length > 1);
}
