import type { Phone } from '#lib/clinics/record/contact/phone.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import { alike, wordsOf } from '#lib/clinics/matching/name-words.ts';
import { streetKey } from '#lib/clinics/matching/street.ts';

/** What tells one facility from another. */
export interface Facility {
	name: string;
	site?: string;
	street: string | null;
	unit?: string;
	city: string;
	state: string;
	zip: string;
	/** The main one first. */
	phones: readonly Phone[];
}

/** What matching needs of a clinic. */
export function facilityOfClinic(it: Clinic): Facility {
	const phones = [it.phone, ...it.intakePhones].filter((phone) => phone !== undefined);
	return { name: it.name, site: it.unit, ...it.address, phones };
}

interface Keyed {
	/** Everything, as it was written. */
	exact: string;
	name: string;
	words: ReadonlySet<string>;
	fullWords: ReadonlySet<string>;
	street: string | null;
	unit: string;
	city: string;
	zip: string;
	phones: readonly string[];
}

interface Pair {
	older: number;
	newer: number;
	score: number;
}

/**
 * Finds the same facilities in two lists, renamed and moved ones included. Each is matched to one
 * other at most, the best evidence first. A pair counts as the same when one of these holds:
 *
 * - the same street and ZIP, with the same phone or a like name (renamed in place);
 * - the same ZIP and phone, with a like name, or where nobody else in either list has that phone;
 * - the same phone and state, a like name, and nobody else has that phone (moved);
 * - the same whole name and town, and nobody else in the town has that name (moved, new phone).
 *
 * A chain's offices share a name and a phone, and stay apart by their streets. The result doesn't
 * depend on how the lists are ordered, but for entries that are alike in everything.
 *
 * @returns index in `newer` → index in `older`
 */
export function matchFacilities(
	older: readonly Facility[],
	newer: readonly Facility[]
): Map<number, number> {
	const [a, b] = [older.map(keyed), newer.map(keyed)];
	const phones = [a, b].map((list) => countBy(list, ({ phones }) => phones[0]));
	const names = [a, b].map((list) => countBy(list, nameInTown));
	const isOnly = (counts: ReadonlyMap<string, number>[], key: string | undefined) =>
		key !== undefined && counts.every((count) => count.get(key) === 1);

	const pairs: Pair[] = [];
	const blocks = index(a);
	b.forEach((it, newer) => {
		const candidates = new Set(blocksOf(it).flatMap((block) => blocks.get(block) ?? []));
		for (const older of candidates) {
			const phone = it.phones[0];
			const score = evidence(a[older], it, isOnly(phones, phone), isOnly(names, nameInTown(it)));
			if (score > 0) pairs.push({ older, newer, score });
		}
	});

	pairs.sort(
		(p, q) =>
			q.score - p.score ||
			compare(b[p.newer].exact, b[q.newer].exact) ||
			compare(a[p.older].exact, a[q.older].exact)
	);
	const result = new Map<number, number>();
	const taken = new Set<number>();
	for (const { older, newer } of pairs) {
		if (result.has(newer) || taken.has(older)) continue;
		result.set(newer, older);
		taken.add(older);
	}
	return result;
}

/** How much speaks for two entries being one facility; 0: not enough to say so. */
function evidence(a: Keyed, b: Keyed, onlyPhone: boolean, onlyName: boolean): number {
	const likeness = alike(a.fullWords, b.fullWords);
	const like = Math.max(likeness, alike(a.words, b.words)) >= 0.5;
	const street = a.street !== null && a.street === b.street && a.zip === b.zip;
	const phone = a.phones[0] !== undefined && a.phones[0] === b.phones[0];
	const anyPhone = a.phones.some((it) => b.phones.includes(it));
	const zip = a.zip === b.zip;
	const town = a.city === b.city;
	const isSame =
		(street && (anyPhone || like)) ||
		(zip && phone && (like || onlyPhone)) ||
		(phone && onlyPhone && like) ||
		(likeness === 1 && town && onlyName) ||
		(likeness === 1 && zip && (a.street === null || b.street === null));
	if (!isSame) return 0;
	return (
		(a.exact === b.exact ? 100 : 0) +
		(street ? 40 : 0) +
		(phone ? 25 : anyPhone ? 8 : 0) +
		20 * likeness +
		(a.name === b.name ? 5 : 0) +
		(zip ? 10 : 0) +
		(town ? 5 : 0) +
		(a.unit === b.unit ? 6 : 0) +
		(a.street === null && b.street === null ? 6 : 0)
	);
}

function keyed(it: Facility): Keyed {
	const { name, site, street, unit, city, state, zip, phones } = it;
	return {
		exact: JSON.stringify([state, city, name, site, street, unit, zip, phones]),
		name: [it.name, it.site ?? ''].join('|').toLowerCase(),
		words: wordsOf(it.name),
		fullWords: wordsOf(`${it.name} ${it.site ?? ''}`),
		street: it.street && streetKey(it.street),
		unit: it.unit?.toLowerCase() ?? '',
		city: `${it.city.toLowerCase()}, ${it.state}`,
		zip: it.zip,
		phones: it.phones.map(({ number }) => number)
	};
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const nameInTown = (it: Keyed) => `${[...it.fullWords].toSorted().join(' ')} ${it.city}`;

/** Entries can only match within a block: a shared phone, address, or name in a town or ZIP. */
function blocksOf(it: Keyed): string[] {
	const state = it.city.slice(-2);
	const blocks = it.phones.map((phone) => `${phone} ${state}`);
	if (it.street !== null) blocks.push(`${it.street} ${it.zip}`);
	blocks.push(nameInTown(it), `${[...it.fullWords].toSorted().join(' ')} ${it.zip}`);
	return blocks;
}

function index(list: readonly Keyed[]): Map<string, number[]> {
	const blocks = new Map<string, number[]>();
	list.forEach((it, i) => {
		for (const block of blocksOf(it)) {
			const members = blocks.get(block);
			if (members) members.push(i);
			else blocks.set(block, [i]);
		}
	});
	return blocks;
}

function countBy(
	list: readonly Keyed[],
	key: (it: Keyed) => string | undefined
): Map<string, number> {
	const counts = new Map<string, number>();
	for (const it of list) {
		const value = key(it);
		if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return counts;
}
