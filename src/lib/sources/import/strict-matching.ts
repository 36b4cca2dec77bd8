import { alike, wordsOf } from '#lib/clinics/matching/name-words.ts';
import { MINOR_WORDS, streetKey } from '#lib/clinics/matching/street.ts';
import type { Facility } from './matching.ts';

/** A row that is about a known place, and how much says so. */
export interface StrictMatch {
	row: number;
	/** The more of telephone and street agree, and then the more alike the names: 1 to 3. */
	score: number;
}

interface Keyed {
	street: string | null;
	phones: readonly string[];
	words: ReadonlySet<string>;
}

/**
 * The rows of a list that are about known places, where nothing but the address and the telephone
 * may say so: in the same ZIP the same telephone and no other street, or the same street and no other
 * telephone. Streets are the same that differ in spelling, or in a direction or a type of street that
 * one leaves out. Places that share both, as a house of two programs, share what is said of it.
 *
 * @returns for each known place its rows, the best first
 */
export function matchStrictly(
	known: readonly Facility[],
	rows: readonly Facility[]
): StrictMatch[][] {
	const keys = rows.map(keyed);
	const byZip = Map.groupBy(rows.keys(), (row) => rows[row].zip);
	return known.map((place) => {
		const key = keyed(place);
		return (byZip.get(place.zip) ?? [])
			.map((row) => ({ row, score: evidence(key, keys[row]) }))
			.filter(({ score }) => score > 0)
			.toSorted((a, b) => b.score - a.score);
	});
}

/** 0: not enough, or something contradicts. */
function evidence(a: Keyed, b: Keyed): number {
	const phone = agree(a.phones, b.phones, (x, y) => x.some((it) => y.includes(it)));
	const street = agree(a.street ?? '', b.street ?? '', isSameStreet);
	if (phone === false || street === false || !(phone || street)) return 0;
	return Number(phone ?? 0) + Number(street ?? 0) + alike(a.words, b.words);
}

/** undefined: one of the two says nothing. */
function agree<T extends string | readonly string[]>(
	a: T,
	b: T,
	isSame: (a: T, b: T) => boolean
): boolean | undefined {
	return a.length > 0 && b.length > 0 ? isSame(a, b) : undefined;
}

function isSameStreet(a: string, b: string): boolean {
	if (a === b) return true;
	const [x, y] = [a, b].map((street) => new Set(street.split(' ')));
	const [more, less] = [x.difference(y), y.difference(x)];
	return (more.size === 0 || less.size === 0) && [...more, ...less].every(isMinor);
}

const isMinor = (word: string) => MINOR_WORDS.has(word);

function keyed({ name, site, street, phones }: Facility): Keyed {
	return {
		street: street && streetKey(street),
		phones: phones.map(({ number }) => number),
		words: wordsOf(`${name} ${site ?? ''}`)
	};
}
