import { m } from '#lib/paraglide/messages.js';
import type { Clinic } from '#lib/clinics/clinic.ts';
import type { Payer } from '#lib/clinics/vocabulary.ts';
import { payerName } from '#lib/clinics/words.ts';
import { isPoint } from '#lib/geo/point.ts';
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

/** The parts of the form, in their order: the id of each heading, and its words. */
export const SECTIONS = [
	{ id: 'place', name: m.update_section_place },
	{ id: 'address', name: m.update_section_address },
	{ id: 'contact', name: m.update_section_contact },
	{ id: 'hours', name: m.update_section_hours },
	{ id: 'patients', name: m.update_section_patients },
	{ id: 'treatments', name: m.update_section_treatments },
	{ id: 'payers', name: m.update_section_payers },
	{ id: 'coverage', name: m.update_section_coverage },
	{ id: 'finish', name: m.update_section_finish }
] as const;

/** A payer, as a clinic sees it. */
export const payerLabel = (payer: Payer): string =>
	payer === 'self_pay' ? m.update_self_pay() : payerName[payer]();

/** A pin to show on a map, and whom to tell when it is moved. Degrees. */
export interface Pin {
	latitude: number;
	longitude: number;
	onmove: (place: { latitude: number; longitude: number }) => void;
}

/** Middle of the country: where a map begins that knows no better. */
const ANYWHERE = { latitude: 39.8, longitude: -98.6 };

/** Where the pin is: what is typed, else where the clinic is listed. */
export function readPin(values: Values, clinic: Clinic | null): Omit<Pin, 'onmove'> {
	const texts = [textOf(values, 'latitude'), textOf(values, 'longitude')];
	const [latitude, longitude] = texts.map((text) => (text.trim() ? Number(text) : NaN));
	if (isPoint(latitude, longitude)) return { latitude, longitude };
	return clinic?.position ?? ANYWHERE;
}
