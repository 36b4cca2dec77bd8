import type { Clinic } from '#lib/clinics/record/clinic.ts';

/** Clinics that a text names. */
export interface Found {
	clinics: Clinic[];
	/** Whether there are more of them. */
	more: boolean;
}

/**
 * Clinics by phone, or by words of their name, town, state or ZIP, in any order and with or without
 * accents. Those with more of the words in their name come first.
 *
 * @param clinics a list that doesn't change: what is made of it is kept with it
 * @param text as people type it; empty: nothing is found
 * @param most of them to give
 */
export function findClinics(clinics: readonly Clinic[], text: string, most = 20): Found {
	const words = folded(text).match(/[\p{L}\d]+/gu) ?? [];
	const digits = text.replace(/\D/g, '');
	const isPhone = digits.length >= 7 && /^[\d\s()+.-]*$/.test(text);
	const found = isPhone ? withPhone(clinics, digits.slice(-10)) : withWords(clinics, words);
	return { clinics: found.slice(0, most), more: found.length > most };
}

function withPhone(clinics: readonly Clinic[], digits: string): Clinic[] {
	return clinics.filter(({ phone, intakePhones }) =>
		[phone, ...intakePhones].some((it) => it?.number.endsWith(digits))
	);
}

function withWords(clinics: readonly Clinic[], words: readonly string[]): Clinic[] {
	if (words.length === 0) return [];
	const inName = (name: string) => words.filter((word) => name.includes(word)).length;
	return textsOf(clinics)
		.filter(({ all }) => words.every((word) => all.includes(word)))
		.map(({ clinic, name }) => ({ clinic, rank: inName(name) }))
		.toSorted((a, b) => b.rank - a.rank || (a.clinic.name < b.clinic.name ? -1 : 1))
		.map(({ clinic }) => clinic);
}

interface Texts {
	clinic: Clinic;
	name: string;
	all: string;
}

const kept = new WeakMap<readonly Clinic[], Texts[]>();

function textsOf(clinics: readonly Clinic[]): Texts[] {
	const known = kept.get(clinics);
	if (known) return known;
	const texts = clinics.map((clinic) => {
		const { city, state, zip } = clinic.address;
		const name = folded([clinic.name, clinic.unit].join(' '));
		return { clinic, name, all: `${name} ${folded(city)} ${state.toLowerCase()} ${zip}` };
	});
	kept.set(clinics, texts);
	return texts;
}

/** In lower case and without accents. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
