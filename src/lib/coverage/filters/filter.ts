import type { FactName } from '#lib/clinics/columns/fact-words.ts';
import type { Payer } from '#lib/clinics/record/vocabulary.ts';
import type { BitTest } from '#lib/geo/column-filter.ts';

/**
 * How a filter is asked.
 *
 * - `one_of`: one of its options, or none.
 * - `any_of`: several; a clinic needs one of them.
 * - `all_of`: several; a clinic needs all of them.
 * - `grade`: always one of its options, which go from strict to lenient.
 * - `switch`: on or off. Its one option is `1`.
 */
export type Kind = 'one_of' | 'any_of' | 'all_of' | 'grade' | 'switch';

/**
 * A question that someone may ask of clinics. `kinds.ts` makes one of what its file declares.
 * Whatever its value is, it can be told as the options that are chosen.
 */
export interface Filter<
	Value,
	Option extends string = string,
	Parameter extends string = string,
	K extends Kind = Kind
> {
	kind: K;
	/** Its name in an address. */
	parameter: Parameter;
	options: readonly Option[];
	/** What is chosen when nobody changed anything. */
	preset: readonly Option[];
	/** null: it is asked of each treatment, and `column-filters.ts` asks it. */
	looksAt: FactBits | null;
	/** It says nothing while this filter is off. */
	needs: 'payer' | null;
	/** The options that a value chooses, in their order. */
	chosen(value: Value): readonly Option[];
	/** The value that options make. */
	value(chosen: readonly Option[]): Value;
	/** What to change where nothing is found. */
	loosen(chosen: readonly Option[]): Loosening<Option>[];
}

/** What a filter looks at: bits of a packed fact. */
export interface FactBits {
	fact: FactName;
	/** For each option, in their order: a clinic has it when one of these bits is set. */
	bits: readonly number[];
}

/** What a filter asks of treatments: bits that a clinic needs, and a closer look. */
export interface TreatmentTest {
	tests: BitTest[];
	/** Whether clinic `i` passes by one of some routes (bits). null: the bits say it all. */
	passes: ((i: number, routes: number) => boolean) | null;
}

/** A change that asks for less. */
export interface Loosening<Option extends string> {
	/** What the person gives up by it: what costs least is offered first. See `loosen.ts`. */
	cost: number;
	/** What would then be chosen. The first that finds anything is offered. */
	alternatives: readonly (readonly Option[])[];
}

/** Parts of the form: beside the place, or one of those among "More filters". */
export type Section = 'basics' | 'coverage' | 'person' | 'care' | 'place';

/** How a filter is shown and said. Each message takes what it needs of what it is given. */
export interface FilterWords<Option extends string> {
	section: Section;
	/** What is chosen here; stands above the options. */
	label: () => string;
	/** What one should know to choose. */
	hint?: () => string;
	option: Readonly<Record<Option, () => string>>;
	/** What choosing none of the options is called: "Any age". Not needed where they are ticked. */
	none?: () => string;
	/** A loosening, as something to press: "Any age". */
	loosen: (change: { to: readonly string[]; payer: Payer | null }) => string;
	/** What the parameter does, for those who write programs. */
	documentation: (allowed: { values: string }) => string;
}
