import { m } from '#lib/paraglide/messages.js';
import { asWritten, type Json } from '../json.ts';
import type { Names } from '../vocabulary-words.ts';
import type { Zod } from '../zod.ts';
import type { AskedFact } from './fact.ts';

// What most facts are: each gives the schema, the words and the answer of a fact, to be spread into it.

/** A word of a vocabulary, in the language of the page. */
export function wordFor(names: Readonly<Record<string, () => string>>, value: Json): string {
	return typeof value === 'string' && Object.hasOwn(names, value)
		? names[value]()
		: asWritten(value);
}

type Said = Pick<AskedFact, 'schema' | 'inWords' | 'answer'>;

/**
 * A packed fact, of its answer and what else it says. This and the answers below are marked as free of
 * side effects: scripts that only search by how facts are packed, as the access map's worker does, are
 * built without the declarations and their messages. A spread would keep them.
 */
/* @__NO_SIDE_EFFECTS__ */
export function packedFact<Answer extends Said, const Rest extends Omit<AskedFact, keyof Said>>(
	answer: Answer,
	rest: Rest
): Answer & Rest {
	return { ...answer, ...rest };
}

/** One word of a vocabulary, always said. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOf<Word extends string>(words: readonly Word[], names: Names<Word>) {
	return {
		schema: (z: Zod) => z.enum(words),
		inWords: (value: Json) => wordFor(names, value),
		answer: { kind: 'one' as const, words, names }
	};
}

/** One word of a vocabulary. Absent: not reported. */
/* @__NO_SIDE_EFFECTS__ */
export function maybeOneOf<Word extends string>(words: readonly Word[], names: Names<Word>) {
	return { ...oneOf(words, names), schema: (z: Zod) => z.enum(words).optional() };
}

/** Some words of a vocabulary. None: not reported. */
/* @__NO_SIDE_EFFECTS__ */
export function someOf<Word extends string>(words: readonly Word[], names: Names<Word>) {
	return {
		schema: (z: Zod) => z.array(z.enum(words)).default([]),
		inWords: (value: Json) => eachInWords(value, (one) => wordFor(names, one)),
		answer: { kind: 'several' as const, words, names }
	};
}

/** Yes or no. Absent: not reported. */
/* @__NO_SIDE_EFFECTS__ */
export function yesOrNo() {
	return {
		schema: (z: Zod) => z.boolean().optional(),
		inWords: (value: Json) => (value === true ? m.field_yes() : m.field_no()),
		answer: { kind: 'yes_or_no' as const }
	};
}

/** A line of text. Absent: not reported. */
export function line(
	reading: { read: (line: string) => string | null; wrong: () => string } | null = null
) {
	return {
		schema: (z: Zod) => z.string().min(1).optional(),
		inWords: asWritten,
		answer: { kind: 'line' as const, ...reading }
	};
}

/** A list, each of its members in words. */
export function eachInWords(value: Json, inWords: (one: Json) => string): string {
	return Array.isArray(value) ? value.map(inWords).join(', ') : asWritten(value);
}
