import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Phone } from '#lib/clinics/record/contact/phone.ts';
import { alike, wordsOf } from './name-words.ts';
import { streetKey } from './street.ts';
import { distance } from '#lib/geo/point.ts';
import { m } from '#lib/paraglide/messages.js';

/** How far apart, in metres, two entries with a like name may be and still be one place. */
const NEAR = 500;

/** Share of words in common from which on two names are alike. */
const LIKE = 0.5;

/** What speaks for two entries being one place, the strongest first. */
export const DUPLICATE_REASONS = [
	'same_phone',
	'same_street',
	'same_npi',
	'same_name',
	'like_name',
	'near',
	'same_zip',
	'same_town'
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

const WEIGHT: Record<DuplicateReason, number> = {
	same_phone: 40,
	same_street: 30,
	same_npi: 25,
	same_name: 20,
	like_name: 10,
	near: 10,
	// One number and name often serve all sites of a company: the place tells which.
	same_zip: 15,
	same_town: 8
};

/** A place, as far as it is known. */
export type Place = Pick<Clinic, 'name'> &
	Partial<Pick<Clinic, 'unit' | 'address' | 'position' | 'phone' | 'intakePhones' | 'npi'>>;

/** A listed clinic that a new one may be. */
export interface Duplicate {
	clinic: Clinic;
	/** In the order of `DUPLICATE_REASONS`. */
	reasons: DuplicateReason[];
	/** The number that both have, else its main one; undefined: it has none. */
	phone: Phone | undefined;
	/** Between the two, in metres; null: it isn't known where the new one is. */
	metres: number | null;
}

interface Keyed {
	/** Of the name and of the unit … */
	words: ReadonlySet<string>;
	/** … and of the name alone: anyone who types it may not know of units. */
	name: ReadonlySet<string>;
	phones: readonly string[];
	npi: string | undefined;
	street: string | null;
	zip: string | undefined;
	town: string | undefined;
	/** Only an exact one: the centre of a ZIP area is near to all of it. */
	position: Clinic['position'] | undefined;
}

/**
 * Listed clinics that a place may be, the likeliest first, and of those alike the nearest. They share a phone, a street or an NPI
 * with it; or have a like name and are near; or a like name in the same ZIP, where one of them has
 * no exact position; or the same name in the same town.
 *
 * @param clinics a list that doesn't change: what is made of it is kept with it
 * @param most of them to give
 */
export function likelyDuplicates(place: Place, clinics: readonly Clinic[], most = 5): Duplicate[] {
	const wanted = keyed(place);
	const known = keyedOnce(clinics);
	return clinics
		.map((clinic, i) => ({ clinic, reasons: reasonsFor(wanted, known[i]) }))
		.filter(({ reasons }) => reasons.length > 0)
		.map((it) => ({ ...it, ...contactAndDistance(place, it.clinic) }))
		.sort(
			(a, b) =>
				weight(b) - weight(a) ||
				(a.metres ?? 0) - (b.metres ?? 0) ||
				(a.clinic.id < b.clinic.id ? -1 : 1)
		)
		.slice(0, most);
}

/** How far a listed clinic is from a place; null: that isn't known of the place. */
const metresTo = ({ position }: Pick<Place, 'position'>, clinic: Clinic): number | null =>
	position ? distance(position, clinic.position) : null;

/** What is shown of a listed clinic besides why a place may be it. */
export function contactAndDistance(
	place: Pick<Place, 'position' | 'phone' | 'intakePhones'>,
	clinic: Clinic
): Pick<Duplicate, 'phone' | 'metres'> {
	const typed = numbersOf(place).map(({ number }) => number);
	const shared = numbersOf(clinic).find(({ number }) => typed.includes(number));
	return { phone: shared ?? clinic.phone, metres: metresTo(place, clinic) };
}

const numbersOf = ({ phone, intakePhones }: Pick<Place, 'phone' | 'intakePhones'>) => [
	...(phone ? [phone] : []),
	...(intakePhones ?? [])
];

const weight = ({ reasons }: Duplicate) => reasons.reduce((sum, one) => sum + WEIGHT[one], 0);

function reasonsFor(a: Keyed, b: Keyed): DuplicateReason[] {
	const phone = a.phones.some((it) => b.phones.includes(it));
	const npi = a.npi !== undefined && a.npi === b.npi;
	const zip = a.zip !== undefined && a.zip === b.zip;
	const street = zip && a.street !== null && a.street === b.street;
	const metres = a.position && b.position ? distance(a.position, b.position) : null;
	const near = metres !== null && metres <= NEAR;
	const town = a.town !== undefined && a.town === b.town;
	// Names are compared last: that costs most.
	if (!phone && !npi && !street && !near && !zip && !town) return [];
	const likeness = Math.max(alike(a.words, b.words), alike(a.name, b.name));
	const isLike = likeness >= LIKE;
	const isSame = likeness === 1;
	const isLikely =
		phone || npi || street || (isLike && (near || (zip && metres === null))) || (isSame && town);
	if (!isLikely) return [];
	const found: Record<DuplicateReason, boolean> = {
		same_phone: phone,
		same_street: street,
		same_npi: npi,
		same_name: isSame,
		like_name: isLike && !isSame,
		near: near && !street,
		same_zip: zip && !street,
		same_town: town && !zip
	};
	return DUPLICATE_REASONS.filter((reason) => found[reason]);
}

function keyed({ name, unit, address, position, npi, ...numbers }: Place): Keyed {
	return {
		words: wordsOf(`${name} ${unit ?? ''}`),
		name: wordsOf(name),
		phones: numbersOf(numbers).map(({ number }) => number),
		npi,
		street: address?.street ? streetKey(address.street) : null,
		zip: address?.zip,
		town: address && `${address.city.toLowerCase()}, ${address.state}`,
		position: position?.precision === 'address' ? position : undefined
	};
}

const kept = new WeakMap<readonly Clinic[], Keyed[]>();

function keyedOnce(clinics: readonly Clinic[]): Keyed[] {
	const known = kept.get(clinics) ?? clinics.map(keyed);
	kept.set(clinics, known);
	return known;
}

/** A reason in words, to stand in a list: "same phone". */
export const duplicateReasonInWords: Record<DuplicateReason, () => string> = {
	same_phone: m.field_duplicate_phone,
	same_street: m.field_duplicate_street,
	same_npi: m.field_duplicate_npi,
	same_name: m.field_duplicate_name,
	like_name: m.field_duplicate_like_name,
	near: m.field_duplicate_near,
	same_zip: m.field_duplicate_zip,
	same_town: m.field_duplicate_town
};
