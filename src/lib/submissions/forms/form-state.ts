import { m } from '#lib/paraglide/messages.js';
import { SECTIONS as FACT_SECTIONS } from '#lib/clinics/record/facts/fact.ts';
import type { Clinic } from '#lib/clinics/record/clinic.ts';
import type { Payer } from '#lib/clinics/record/vocabulary.ts';
import { payerName } from '#lib/clinics/record/vocabulary-words.ts';
import { isPlace, readCoordinates } from './coordinates.ts';
import { textOf, type Values } from './names.ts';

/** What a part of the form needs: what it holds, what is wrong with it, and what is listed. */
export interface FormPart {
	values: Values;
	/** A message for each field's name. */
	errors: Record<string, string>;
	/** As it is listed now, to say how fresh each fact is. null: not listed yet. */
	clinic: Clinic | null;
	/** ISO date that freshness is measured from. */
	today: string;
}

/** What the inputs of a fact that are made by hand are given. */
export interface ByHandPart extends FormPart {
	/** Gives Tuesday to Friday the hours of Monday. */
	oncopy?: () => void;
}

const PARTS = [...FACT_SECTIONS, 'coverage', 'finish'] as const;

const PART_NAMES: Record<(typeof PARTS)[number], () => string> = {
	place: m.update_section_place,
	address: m.update_section_address,
	contact: m.update_section_contact,
	hours: m.update_section_hours,
	patients: m.update_section_patients,
	treatments: m.update_section_treatments,
	payers: m.update_section_payers,
	coverage: m.update_section_coverage,
	finish: m.update_section_finish
};

/** The parts of the form, in their order: the id of each heading, and its words. */
export const SECTIONS = PARTS.map((id) => ({ id, name: PART_NAMES[id] }));

/** A payer, as a clinic sees it. */
export const payerLabel = (payer: Payer): string =>
	payer === 'self_pay' ? m.update_self_pay() : payerName[payer]();

/** A pin to show on a map, and whom to tell when it is moved. Degrees. */
export interface Pin {
	latitude: number;
	longitude: number;
	/** No pin is put yet: this is only where the map begins. */
	isUnset: boolean;
	onmove: (place: { latitude: number; longitude: number }) => void;
}

/** Middle of the country: where a map begins that knows no better. */
const ANYWHERE = { latitude: 39.8, longitude: -98.6 };

/** Where the pin is: what is typed. Without a place there, near where the clinic is listed. */
export function readPin(values: Values, clinic: Clinic | null): Omit<Pin, 'onmove'> {
	const read = readCoordinates(textOf(values, 'latitude'), textOf(values, 'longitude'));
	// A place that withholds its street has no pin, whatever stands in the fields.
	const isHidden = textOf(values, 'street-withheld') !== '';
	if (isPlace(read) && !isHidden) return { ...read, isUnset: false };
	const { latitude, longitude } = clinic?.position ?? ANYWHERE;
	return { latitude, longitude, isUnset: true };
}
