import type { BitTest } from '#lib/geo/column-filter.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { layOut } from './bit-fields.ts';
import { PACKED_FACTS, TOLD_FACTS, type PackedFacts } from './packed-facts.ts';

/** The packed facts of clinics: as many words for each as these need. `words[w][i]` is of clinic i. */
export interface FactWords {
	words: Uint32Array[];
}

export type FactName = keyof PackedFacts;
type Unpacked<Name extends FactName> = ReturnType<PackedFacts[Name]['unpack']>;

export const FACT_NAMES = Object.keys(PACKED_FACTS) as FactName[];

const FIELDS = layOut(
	Object.fromEntries(FACT_NAMES.map((name) => [name, PACKED_FACTS[name].bits])) as Record<
		FactName,
		number
	>
);

/** What each bit stands for, in their order: as long as this is the same, old words can be read. */
export const MEANING_OF_BITS = FACT_NAMES.map((name) => [name, ...PACKED_FACTS[name].words]);

/** How many words the packed facts of a clinic take. */
export const WORDS = 1 + Math.max(...FACT_NAMES.map((name) => FIELDS[name].word));

/** The packed facts of clinics. */
export function packFacts(clinics: readonly Clinic[]): Uint32Array[] {
	const words = Array.from({ length: WORDS }, () => new Uint32Array(clinics.length));
	for (const name of FACT_NAMES) {
		const { word, shift } = FIELDS[name];
		clinics.forEach((it, i) => (words[word][i] |= PACKED_FACTS[name].pack(it) << shift));
	}
	return words;
}

/** The bits of a fact of clinic `i`. */
export function bitsAt({ words }: FactWords, name: FactName, i: number): number {
	const { word, shift, mask } = FIELDS[name];
	return (words[word][i] >>> shift) & mask;
}

/** A fact of clinic `i`. */
export function factAt<Name extends FactName>(
	columns: FactWords,
	name: Name,
	i: number
): Unpacked<Name> {
	return PACKED_FACTS[name].unpack(bitsAt(columns, name, i)) as Unpacked<Name>;
}

/** What a clinic says: the facts that lists tell. */
export type ToldFacts = { [Name in keyof typeof TOLD_FACTS]: Unpacked<Name> };

/** What clinic `i` says. */
export function toldFactsAt(columns: FactWords, i: number): ToldFacts {
	const names = Object.keys(TOLD_FACTS) as (keyof ToldFacts)[];
	return Object.fromEntries(names.map((name) => [name, factAt(columns, name, i)])) as ToldFacts;
}

/** Asks for all of some bits of a fact. */
export function hasAll({ words }: FactWords, name: FactName, bits: number): BitTest {
	const { word, shift } = FIELDS[name];
	return { words: words[word], all: bits << shift, any: 0 };
}

/** Asks for one of some bits of a fact. 0 asks nothing. */
export function hasAny({ words }: FactWords, name: FactName, bits: number): BitTest {
	const { word, shift } = FIELDS[name];
	return { words: words[word], all: 0, any: bits << shift };
}

/** Asks for one of two tests' bits. null: they lie in different words, and no one test says that. */
export function either(one: BitTest, other: BitTest): BitTest | null {
	return one.words === other.words ? { ...one, any: one.any | other.any } : null;
}
